import numpy as np


class Tensor:
    """A value that remembers how it was made."""

    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents      # (tensor, function from my grad to its grad)
        self.grad = np.zeros(np.shape(value))

    def __matmul__(self, other):
        return Tensor(self.value @ other.value, (
            (self, lambda g: g @ other.value.T),
            (other, lambda g: self.value.T @ g),
        ))

    def add_row(self, row):
        return Tensor(self.value + row.value, (
            (self, lambda g: g),
            (row, lambda g: g.sum(axis=0, keepdims=True)),
        ))

    def apply(self, function, slope):
        return Tensor(function(self.value), ((self, lambda g: g * slope(self.value)),))

    def backpropagate(self):
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            tensor, done = stack.pop()
            if done:
                order.append(tensor)
            elif id(tensor) not in seen:
                seen.add(id(tensor))
                stack.append((tensor, True))
                stack.extend((parent, False) for parent, _ in tensor.parents)
        self.grad = np.ones(np.shape(self.value))
        for tensor in reversed(order):
            for parent, pull in tensor.parents:
                parent.grad = parent.grad + pull(tensor.grad)
