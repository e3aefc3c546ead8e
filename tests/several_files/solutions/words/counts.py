"""How often words come."""


class Counts:
    """How often each of some words comes."""

    def __init__(self, words):
        """words: a list of texts."""
        ### BEGIN SOLUTION
        self.numbers = {}
        for word in words:
            self.numbers[word] = self.numbers.get(word, 0) + 1
        ### END SOLUTION

    def of(self, word):
        """How often one word comes; 0 if it does not."""
        ### BEGIN SOLUTION
        return self.numbers.get(word, 0)
        ### END SOLUTION
