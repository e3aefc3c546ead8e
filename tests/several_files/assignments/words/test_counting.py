"""Checks of both files."""

from grader import agree, points


@points(4)
def test_split_gives_the_words_in_small_letters(student, expected, text):
    """split(text) gives the words of the text, in small letters."""
    agree(student.split(text), expected.split(text))


@points(4)
def test_counts_say_how_often_a_word_comes(student, expected, words):
    """Counts(words).of(word) is how often it comes, and 0 for a word that does not."""
    for word in ("cat", "cow"):
        agree(student.Counts(words).of(word), expected.Counts(words).of(word))
