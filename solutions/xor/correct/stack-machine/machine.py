"""A stack machine: words are looked up in WORDS, otherwise in the given memory, otherwise they are numbers."""
import numpy as np


def _binary(f):
    def run(stack, memory):
        b, a = stack.pop(), stack.pop()
        stack.append(f(a, b))
    return run


def _unary(f):
    def run(stack, memory):
        stack.append(f(stack.pop()))
    return run


def _dup(stack, memory):
    stack.append(stack[-1])


def _swap(stack, memory):
    stack[-1], stack[-2] = stack[-2], stack[-1]


WORDS = {
    "+": _binary(lambda a, b: a + b),
    "-": _binary(lambda a, b: a - b),
    "*": _binary(lambda a, b: a * b),
    "/": _binary(lambda a, b: a / b),
    "@": _binary(lambda a, b: a @ b),
    "T": _unary(np.transpose),
    "real": _unary(lambda a: np.asarray(a, dtype=np.float64)),
    "size": _unary(np.size),
    "total": _unary(np.sum),
    "down": _unary(lambda a: a.sum(axis=0, keepdims=True)),
    "abs": _unary(np.abs),
    "neg": _unary(np.negative),
    "exp": _unary(np.exp),
    "step": _unary(lambda a: np.where(a >= 0, 1.0, 0.0)),
    "dup": _dup,
    "swap": _swap,
}


def run(program, **memory):
    stack = []
    for word in program.split():
        if word.startswith(">"):                 # store the top, leave it on the stack
            memory[word[1:]] = stack[-1]
        elif word == "drop":
            stack.pop()
        elif word in memory:
            value = memory[word]
            if callable(value):
                stack.append(value(stack.pop()))
            else:
                stack.append(value)
        elif word in WORDS:
            WORDS[word](stack, memory)
        else:
            stack.append(float(word))
    return stack
