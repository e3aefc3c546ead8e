"""The functions that checks use: agree, gradient, points; and the Answer type."""
