"""The right answers and the mistaken ones: worked out by the reference, or looked up in a recording."""
