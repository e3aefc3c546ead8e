"""Grading a class or a course: what is graded, how far it is, how to stop."""
