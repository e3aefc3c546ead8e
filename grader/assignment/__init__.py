"""An assignment: its folder as data, what it may measure for a plot, and its own trusted modules."""
