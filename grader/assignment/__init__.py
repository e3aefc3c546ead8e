"""An assignment as data: settings, plots, deadline, visibility, and its trusted modules."""
