"""A course: several assignments of one class, with weights, and what came of them together."""
