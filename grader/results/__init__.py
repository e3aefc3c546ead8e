"""Results as plain data, and their files: results.json and grades.csv."""
