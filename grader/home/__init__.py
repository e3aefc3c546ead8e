"""A student's own folder: checks it, watches it, and calls its functions for pictures and experiments."""
