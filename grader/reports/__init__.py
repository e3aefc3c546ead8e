"""Results, rendered: each module is one function from results to a text."""
