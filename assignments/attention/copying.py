"""Given, not graded: the copying task, the loss, and where training starts."""

import numpy as np

LETTERS = "abcd"
LENGTH = 5
WORDS = [
    "cdacc", "daacb", "ccccd", "adddc", "babdd", "bbbdd", "aadbb", "adaac",
    "ccbdd", "ddcbb", "cbcdc", "ddaca", "ccaac", "bdadb", "bbaba", "bddcd",
    "cdadc", "cbadb", "ddbbb", "bbdba", "cbbdb", "bbdbc", "dcdbc", "dabda",
]  # fmt: skip

INPUT_SIZE = len(LETTERS) + LENGTH
KEY_SIZE = 4
OUTPUT_SIZE = len(LETTERS)


def encode(word):
    """The X of a word of at most 5 letters: a row for each letter, with a 1 for it and a 1 for its place."""
    letters = [LETTERS.index(letter) for letter in word]
    places = np.arange(len(word))
    X = np.zeros((len(word), INPUT_SIZE), int)
    X[places, letters] = 1
    X[places, len(LETTERS) + places] = 1
    return X


def echo(word):
    """What the head should say to a word: at each place the letter before it; at the first its own."""
    return word[:1] + word[:-1]


def spell(output):
    """The word that an output says: in each row the letter with the largest number."""
    return "".join(LETTERS[place] for place in np.argmax(output, axis=1))


# (24, 5, 9) and (24, 5, 4): the words to learn from, and what the head should say to each.
sequences = np.array([encode(word) for word in WORDS])
targets = np.array([encode(echo(word))[:, : len(LETTERS)] for word in WORDS])


def compute_loss(y_true, y_pred):
    """The mean squared error: the mean, over every element, of (y_true - y_pred) squared."""
    return np.mean((y_true - y_pred) ** 2)


def initialize_params(seed=42, input_size=INPUT_SIZE, key_size=KEY_SIZE, output_size=OUTPUT_SIZE):
    """Small random weights: a dict of three arrays, the same for the same seed."""
    random = np.random.RandomState(seed)
    return {
        "weights_query": random.randn(input_size, key_size) * 0.5,
        "weights_key": random.randn(input_size, key_size) * 0.5,
        "weights_value": random.randn(input_size, output_size) * 0.5,
    }
