"""A class: submissions through any executor, results kept on disk, one attempt of each student that counts."""
