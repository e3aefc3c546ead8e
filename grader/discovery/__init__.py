"""A class: what each thing among the submissions is, whose it is, and whether it can be graded as it is."""
