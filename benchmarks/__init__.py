"""What grading costs: each script here measures, and writes its figures into README.md."""
