"""Wrong answers that nobody named: equal ones in groups, and drafts of mistakes made from them."""
