"""The words that a check is written with: agree, gradient, points, and the answer that they look at."""
