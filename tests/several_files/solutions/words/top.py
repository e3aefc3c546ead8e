"""The commonest words of a text."""

from counts import Counts
from tokens import split


def rank(text, words):
    """The words, the commonest in the text first; equally common ones by the alphabet."""
    ### BEGIN SOLUTION
    counts = Counts(split(text))
    return sorted(words, key=lambda word: (-counts.of(word), word))
    ### END SOLUTION
