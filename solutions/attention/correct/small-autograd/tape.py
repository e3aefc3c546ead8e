"""A tape: each node knows its value, its parents, and how blame goes to each of them."""
import numpy as np


class Node:
    def __init__(self, value, *parents):
        self.value = np.asarray(value, dtype=float)
        self.parents = parents  # pairs of a node and a function of blame
        self.blame = np.zeros_like(self.value)

    def __matmul__(self, other):
        return Node(
            self.value @ other.value,
            (self, lambda b: b @ other.value.T),
            (other, lambda b: self.value.T @ b),
        )

    @property
    def T(self):
        return Node(self.value.T, (self, lambda b: b.T))

    def __truediv__(self, number):
        return Node(self.value / number, (self, lambda b: b / number))

    def __sub__(self, array):
        return Node(self.value - array, (self, lambda b: b))

    def add_mask(self, mask):
        return Node(np.where(mask, self.value, -np.inf), (self, lambda b: np.where(mask, b, 0)))

    def softmax(self, rule):
        from softmax import softmax

        a = softmax(self.value)
        return Node(a, (self, lambda b: rule(a, b)))

    def mean_square(self):
        n = self.value.size
        return Node(np.mean(self.value**2), (self, lambda b: b * 2 * self.value / n))

    def back(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.blame = np.ones_like(self.value)
        for node in reversed(order):
            for parent, rule in node.parents:
                parent.blame = parent.blame + rule(node.blame)
