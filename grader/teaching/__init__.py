"""After grading: what a teacher is told of a class, and what a teacher does with it."""
