"""Matrices as lists of rows."""
import numpy as np


def rows(a):
    return np.asarray(a, dtype=float).tolist()


def turned(A):
    return [list(column) for column in zip(*A)]


def dot(u, v):
    return sum([a * b for a, b in zip(u, v)])


def product(A, B):
    columns = turned(B)
    return [[dot(row, column) for column in columns] for row in A]


def elementwise(A, B):
    return [[a * b for a, b in zip(r, s)] for r, s in zip(A, B)]


def plus_row(A, b):
    return [[a + c for a, c in zip(row, b[0])] for row in A]


def sum_of_rows(A):
    return [[sum(column) for column in zip(*A)]]
