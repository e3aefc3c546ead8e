"""Right and mistaken answers, from the reference or from a recording."""
