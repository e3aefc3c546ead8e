"""The list of mistakes: its words, and that home and official grading say the same about each."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grader.assignment.spec import Assignment
from grader.diagnosis.recognition import Evidence, recognise
from grader.intake.submission import Submission
from grader.judging.grade import Grader, make_oracle
from grader.judging.job import Job
from grader.oracle.live import EditedReferences
from grader.oracle.mistake_table import Written
from grader.oracle.mistakes import read_mistakes

SOLUTIONS = Path(__file__).parent.parent / "solutions" / "xor"
CODE = re.compile(r"np\.|\*\*|@|\breturn\b|==|\.T\b|\(\)|axis=|keepdims|len\(")
NAMES = [
    line.split('"')[1]
    for line in (SOLUTIONS / "mistakes.toml").read_text(encoding="utf-8").splitlines()
    if line.startswith("name = ")
]


@pytest.fixture(scope="module")
def official(job: Job) -> Job:
    mistakes = read_mistakes(SOLUTIONS / "mistakes.toml", job.assignment)
    return replace(job, mistakes=mistakes, seed=job.assignment.public_seed)


@pytest.fixture(scope="module")
def graders(official: Job) -> Iterator[Callable[[str], tuple[Grader, Grader]]]:
    """For a stage, grading at home and official grading."""
    with ExitStack() as stack:

        @cache
        def begin(stage: str) -> tuple[Grader, Grader]:
            home = Job(official.assignment, None, official.seed, only=(stage,))
            jobs = home, replace(official, only=(stage,))
            at_home, graded = (stack.enter_context(Grader(job)) for job in jobs)
            return at_home, graded

        yield begin


def test_there_are_enough_names_and_each_has_a_sentence_and_a_hint(official: Job) -> None:
    assert len(official.mistakes) >= 150
    for mistake in official.mistakes:
        assert 8 <= len(mistake.says.split()) <= 40, mistake.name
        assert mistake.says.endswith("."), mistake.name
        assert mistake.hint.splitlines(), mistake.name
        assert all(step.endswith((".", "?")) for step in mistake.hint.splitlines()), mistake.name


def test_no_sentence_gives_code_away(official: Job) -> None:
    for mistake in official.mistakes:
        for text in (mistake.says, *mistake.hint.splitlines()):
            assert not CODE.search(text), (mistake.name, text)


def count_syllables(word: str) -> int:
    """About as many as there are groups of vowels, but for a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - word.lower().endswith("e"))


def test_sentences_are_easy_to_read(official: Job) -> None:
    """The grade level of Flesch and Kincaid (1975): 0.39 words a sentence, 11.8 syllables a word, - 15.59."""
    levels = {}
    for mistake in official.mistakes:
        words = re.findall(r"[A-Za-z']+", mistake.says)
        sentences = len(re.findall(r"[.:;?!](?:\s|$)", mistake.says)) or 1
        syllables = sum(map(count_syllables, words))
        level = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
        levels[mistake.name] = level
    assert sum(levels.values()) / len(levels) <= 8
    assert len([name for name, level in levels.items() if level > 11]) <= len(levels) / 20


@pytest.mark.sample(every=60)
@pytest.mark.parametrize("name", NAMES)
def test_home_and_official_grading_say_the_same_of_every_mistake(
    official: Job, graders: Callable[[str], tuple[Grader, Grader]], name: str
) -> None:
    catalogue = official.catalogue()
    stage = catalogue.module(catalogue.mistakes[name].function)
    wrong = Submission("someone", catalogue.sources(Written((name,))))
    said = [
        [
            # Where pytest runs this, it adds the parts of an assert, with addresses in memory.
            (each.name, each.outcome, each.message.partition("\nassert ")[0], each.diagnosis, each.hint, each.example)
            for each in result.checks
        ]
        for result in (grader.grade(wrong) for grader in graders(stage))
    ]  # fmt: skip
    assert said[0] == said[1]


def test_a_name_needs_the_answers_that_were_held_back(official: Job) -> None:
    """A program like a known mistake where the search looks, and unlike it elsewhere, gets no name."""
    oracle = make_oracle(official)
    rows = oracle.mistakes.rows["backward"]
    edited = EditedReferences(official.catalogue())
    written = Written(("gradient-missing-factor-two",))
    answers = [edited.answer(written, "backward", each) for each in rows.questions]
    suspects = frozenset({"backward"})
    same = recognise(Evidence("backward", (), answers, suspects), rows, (), oracle)
    assert same is not None
    assert same.names == written.names
    assert 0 < rows.searched < len(answers)
    for place in range(rows.searched, len(answers)):
        other = [*answers]
        other[place] = {key: 3 * value for key, value in rows.right[place].items()}
        found = recognise(Evidence("backward", (), other, suspects), rows, (), oracle)
        assert found is None or found.names != written.names


def test_a_recording_stays_small(xor: Assignment) -> None:
    assert (xor.folder / "recorded.npz").stat().st_size < 1_000_000
