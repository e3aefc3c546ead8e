"""The words of a text."""


def split(text):
    """The words of a text, in small letters: a list of texts."""
    ### BEGIN SOLUTION
    return text.lower().split()
    ### END SOLUTION
