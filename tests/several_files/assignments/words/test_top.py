"""Checks of the ranking."""

from grader import agree, points


@points(4)
def test_the_commonest_word_is_first(student, expected, text):
    """rank(text, words) gives the words, the commonest in the text first."""
    wanted = ["ant", "bee", "cat"]
    agree(student.rank(text, wanted), expected.rank(text, wanted))
