"""Which mistake it is: the answers of a submission compared with those of each known mistake."""
