"""What the checks run on: each function here gives the cases of the fixture of its name.

Sizes differ everywhere (m is not n_in is not n_key is not n_out), so that a transposed product cannot fit
by accident. Numbers are multiples of 1/3072: the same on every machine.
"""

from dataclasses import dataclass, replace

import numpy as np

import copying


@dataclass(frozen=True, eq=False)
class Case:
    """A head, and one sequence that it sees; `blame` is some blame of its shares."""

    X: np.ndarray
    y: np.ndarray
    params: dict
    blame: np.ndarray


def draw(random, *shape, scale=1.0):
    """Numbers between -scale and scale, with all the digits that float64 has."""
    return np.round(random.uniform(-scale, scale, shape) * 3072) / 3072


def _head(random, n_in, n_key, n_out):
    return {
        "weights_query": draw(random, n_in, n_key),
        "weights_key": draw(random, n_in, n_key),
        "weights_value": draw(random, n_in, n_out, scale=1.5),
    }


def _case(random, X, y, n_key):
    (m, n_in), n_out = X.shape, y.shape[1]
    return Case(X, y, _head(random, n_in, n_key, n_out), draw(random, m, m, scale=2))


def case(random):
    """Heads of several sizes: the task's own with its integers, and others that share no side."""
    wide = _case(random, draw(random, 7, 3, scale=2), draw(random, 7, 4), 2)
    word = random.randint(len(copying.WORDS))
    return {
        "copying": _case(random, copying.sequences[word], copying.targets[word], 3),
        "7-positions": wide,
        # The same sequence in another head; and the same head with one position, which sees itself alone.
        "again": _case(random, wide.X, wide.y, 2),
        "one-position": replace(
            _case(random, draw(random, 1, 3, scale=2), draw(random, 1, 4), 2), params=wide.params
        ),
        "integers": _case(random, random.randint(-2, 3, (4, 2)), random.randint(0, 2, (4, 5)), 3),
        # Here a product that is turned the wrong way fits, and its values tell which one it was.
        "square": _case(random, draw(random, 4, 4, scale=2), draw(random, 4, 4), 4),
        # More positions than a size that somebody wrote down.
        "long": _case(random, draw(random, 33, 2, scale=2), draw(random, 33, 1), 5),
    }


def any_case(random):
    """The same, and a head that is nearly deaf and very wrong, where nudging finds no slope."""
    deaf = _case(random, draw(random, 5, 3, scale=2), draw(random, 5, 2), 4)
    # Small inputs make small slopes, and far targets a large loss: a difference of two such losses has
    # lost the digits that an exact slope keeps.
    deaf = replace(deaf, X=deaf.X / 256, y=deaf.y + 96)
    return {**case(random), "deaf": deaf}


def scores(random):
    """Scores for the softmax: matrices of several sizes, and some with a future that is hidden."""
    hidden = draw(random, 4, 4, scale=3)
    hidden[np.triu_indices(4, 1)] = -np.inf
    return {
        "3-5": draw(random, 3, 5, scale=4),
        "again": draw(random, 3, 5, scale=4),
        "square": draw(random, 4, 4, scale=2),
        "integers": random.randint(-3, 4, (2, 6)),
        "far-apart": np.append(draw(random, 2, 2, scale=30), [[-20.0], [20.0]], axis=1),
        "one-row": draw(random, 1, 7, scale=3),
        "hidden": hidden,
    }


def any_scores(random):
    """Arrays of other dimensions, whose last axis is shared out."""
    return {"row": draw(random, 5, scale=3), "block": draw(random, 2, 4, 3, scale=2)}


def huge_scores(random):
    """Scores whose powers no number holds, or whose powers add up to more than a number holds."""
    some = draw(random, 3, 4, scale=2)
    levels = np.array([[1000.0], [-1000.0], [0.0]])
    wide = np.append(draw(random, 2, 3) + 450, draw(random, 2, 2) - 450, axis=1)
    return {
        "large": some + 1000,
        "small": some - 1000,
        "levels": some + levels,
        "400": some + 400,
        "wide": wide,
    }


def pair(random):
    """Queries and keys: as many of one as of the other, or not."""
    return {
        "5-of-2": (draw(random, 5, 2, scale=2), draw(random, 5, 2, scale=2)),
        "4-and-6": (draw(random, 4, 3, scale=2), draw(random, 6, 3, scale=2)),
        "again": (draw(random, 4, 3, scale=2), draw(random, 6, 3, scale=2)),
        "one-query": (draw(random, 1, 7, scale=2), draw(random, 3, 7, scale=2)),
        "integers": (random.randint(-3, 4, (3, 5)), random.randint(-3, 4, (2, 5))),
        "square": (draw(random, 4, 4, scale=2), draw(random, 4, 4, scale=2)),
        "one-number": (draw(random, 3, 1, scale=2), draw(random, 4, 1, scale=2)),
    }


def square(random):
    """Scores of every position for every position."""
    return {
        "4": draw(random, 4, 4, scale=3),
        "again": draw(random, 4, 4, scale=3),
        "2": draw(random, 2, 2, scale=3),
        "7": draw(random, 7, 7, scale=3),
        "33": draw(random, 33, 33, scale=3),
        "integers": random.randint(1, 6, (5, 5)),
        "positive": np.abs(draw(random, 3, 3, scale=3)) + 0.25,
        "zeros": np.where(np.eye(3) > 0, 0.0, draw(random, 3, 3)),
    }


@dataclass(frozen=True, eq=False)
class Lesson:
    """Sequences to learn from, with their targets, from a starting point."""

    sequences: np.ndarray
    targets: np.ndarray
    params: dict
    learning_rate: float


def _lesson(random, sequences, targets, n_key, share=16):
    n_in, n_out = sequences.shape[2], targets.shape[2]
    # Never 1, 0.5, 0.1: a fixed rate shows. Where steps are much longer, rounding grows too far.
    rate = float(2 * random.randint(1, 8) + 1) / share
    return Lesson(sequences, targets, _head(random, n_in, n_key, n_out), rate)


def lesson(random):
    """A few words of the task, and lessons of other sizes."""
    wide = _lesson(random, draw(random, 3, 4, 2, scale=2), draw(random, 3, 4, 1), 5)
    start = random.randint(len(copying.WORDS) - 6)
    words = slice(start, start + 6)
    return {
        "words": _lesson(random, copying.sequences[words], copying.targets[words], 3, share=4),
        "3-sequences": wide,
        "again": _lesson(random, wide.sequences, wide.targets, 5),
        "one-sequence": _lesson(random, draw(random, 1, 5, 3, scale=2), draw(random, 1, 5, 2), 4),
        "integers": _lesson(
            random, random.randint(-2, 3, (4, 3, 2)), random.randint(0, 2, (4, 3, 3)), 1
        ),
        # As many of everything: here an index in the wrong place fits.
        "square": _lesson(random, draw(random, 3, 3, 3, scale=2), draw(random, 3, 3, 3), 3),
        # More sequences than a batch has.
        "many": _lesson(
            random, draw(random, 33, 1, 1, scale=2), draw(random, 33, 1, 1), 2, share=4
        ),
    }


@dataclass(frozen=True)
class Task:
    """Words with answers to learn, from a starting point, in as many iterations as decide the question."""

    words: tuple
    answers: tuple
    params: dict
    iterations: int

    @property
    def sequences(self):
        """What the head sees."""
        return np.array([copying.encode(word) for word in self.words])

    @property
    def targets(self):
        """What it should say."""
        n_out = copying.OUTPUT_SIZE
        return np.array([copying.encode(answer)[:, :n_out] for answer in self.answers])


def _begin(random):
    start = copying.initialize_params(42, key_size=2)
    return {name: draw(random, *values.shape) for name, values in start.items()}


def task(random):
    """Short words to learn: say the letter before, or the first letter, or the one two places earlier."""
    letters = np.array(list(copying.LETTERS))
    words = tuple(dict.fromkeys("".join(random.choice(letters, 3)) for _ in range(8)))
    rules = {
        "before": copying.echo,
        "first": lambda word: word[0] * len(word),
        "two-before": lambda word: word[:2] + word[:-2],
    }
    return {
        name: Task(words, tuple(map(rule, words)), _begin(random), 80)
        for name, rule in rules.items()
    }


@dataclass(frozen=True, eq=False)
class LongLesson:
    """A lesson that goes on for long; `brief` is looked at where each step is dear."""

    sequences: np.ndarray
    targets: np.ndarray
    params: dict
    iterations: int

    @property
    def brief(self):
        return replace(self, iterations=40)


def long_lesson(random):
    """Three positions, for so long that a limit or a change after 1,000 steps shows."""
    del random
    start = copying.initialize_params(42, input_size=4, key_size=2, output_size=2)
    sequences, targets = np.eye(3, 4, dtype=int)[np.newaxis], np.array([[[1, 0], [1, 0], [0, 1]]])
    return {"three": LongLesson(sequences, targets, start, 1010)}


def finished(random):
    """A head with nothing left to learn: it sees itself alone, and what it says is exact."""
    del random
    params = {
        name: np.zeros((2, 2)) if name != "weights_value" else np.eye(2)
        for name in copying.initialize_params(42)
    }
    sequences = np.array([[[1, 0]], [[0, 1]]])
    return {"exact": LongLesson(sequences, sequences, params, 150)}


def handout(random):
    """The run of the handout: 24 words, seed 42, rate 3."""
    del random
    return {
        "seed-42": Lesson(copying.sequences, copying.targets, copying.initialize_params(42), 3.0)
    }
