"""What grading found, as plain values, and the two files that hold it: results.json and grades.csv."""
