"""A class of attackers: each scores what it honestly deserves, and nobody else is touched."""

import time
import tracemalloc
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment.spec import Assignment
from grader.batch.dispatch import grade_all
from grader.batch.process_pool import ProcessPool
from grader.intake.reading import read_submission
from grader.intake.safe_archive import FILE_BYTES, MODULES_BYTES
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.results.gradescope_json import to_json
from grader.results.result import Result
from tests.cases import SUBMISSIONS, Case, find_surprises, read_cases, show_losses

ATTACKS = read_cases("hostile")
HONEST = ("ada", "emil", "mira")  # all right; wrong in backward; arguments changed in train
GROUPS = (
    "forgery",
    "secrets",
    "resources",
    "crashes",
    "injection",
    "robustness",
    "archives",
    "notebooks",
    "facts",
)

LONGEST = 300_000  # characters of one result, whatever was printed and raised
MORE = (
    100  # megabytes that attackers may take of a grading process beyond what an honest class takes
)
READING = 20, 56 * 2**20  # reading one takes so often the time of a plain one, and so many bytes
LEFT = ("left-by-a-submission", "left_by_a_submission")
PLACES = ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/mnt")


def honest(name: str) -> Submission:
    return read_submission(SUBMISSIONS / "sample" / name, f"honest/{name}")


def among(attacks: list[Submission]) -> list[Submission]:
    """The attacks by name, so that groups are mixed, and honest submissions in their middle."""
    ordered = list(attacks)
    for index, name in enumerate(HONEST, 1):
        ordered.insert(index * len(attacks) // len(HONEST) - 1, honest(name))
    return ordered


# The most memory that a process has taken, in megabytes.
PEAK = "__import__('resource').getrusage(0).ru_maxrss // 1024"


# Of the fast layer: one of each group.
FEW = (
    "hostile/forgery/patched-comparisons",
    "hostile/secrets/walk-from-the-root",
    "hostile/resources/memory-in-arrays",
    "hostile/crashes/kills-its-parent",
    "hostile/injection/markup-for-a-browser",
    "hostile/robustness/returns-a-dict-in-itself",
    "hostile/archives/deflate-bomb-that-lies",
)


@pytest.fixture(scope="module")
def hasty_job(xor: Assignment, reference: dict[str, str]) -> Job:
    limits = replace(xor.limits, call_seconds=3, submission_seconds=20)
    return Job(replace(xor, limits=limits), reference, 7)


@pytest.fixture(scope="module")
def memory() -> list[int]:
    """Filled by `results`: what the process that graded had taken in the end."""
    return []


@pytest.fixture(scope="module")
def results(
    hasty_job: Job, reference: dict[str, str], memory: list[int], selected: list[Case]
) -> dict[str, Result]:
    """The attacks of this layer and some honest submissions, as one class, in one process."""
    submissions = among([attack.fill(reference) for attack in selected])
    with ProcessPool(1) as executor:
        found = {r.student: r for r in grade_all(hasty_job, submissions, executor, 16, 1)}
        memory.append(executor.submit(eval, PEAK).result())
    return found


def texts(result: Result) -> Iterator[str]:
    """Everything in a result that a person may read."""
    yield result.problem
    for check in result.checks:
        yield from (check.message, check.printed, check.hint, *check.diagnosis)


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_an_attack_scores_what_it_honestly_deserves(
    results: dict[str, Result], attack: Case
) -> None:
    result = results[str(attack)]
    assert list(find_surprises(attack, result)) == [], show_losses(result)


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_what_is_shown_of_an_attack_is_harmless(results: dict[str, Result], attack: Case) -> None:
    result = results[str(attack)]
    rendered = to_json(result)
    assert len(rendered) < LONGEST
    for text in attack.expectation.never:
        assert text not in rendered
    for text in texts(result):
        odd = {c for c in text if unicodedata.category(c)[0] == "C"} - {"\n", "\t"}
        assert not odd, (odd, text[:500])
        assert "could not be worked out: " not in text, text[-500:]


def test_every_check_of_every_attack_comes_to_a_verdict(results: dict[str, Result]) -> None:
    broken = {
        name: check.message
        for name, result in results.items()
        for check in result.checks
        if check.outcome == "broken"
    }
    assert not broken


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_submission_among_attackers_gets_what_it_gets_alone(
    hasty_job: Job, results: dict[str, Result], name: str
) -> None:
    (alone,) = grade(hasty_job, [honest(name)])
    assert results[f"honest/{name}"].checks == alone.checks


def test_no_attack_takes_the_memory_of_the_trusted_side(
    hasty_job: Job, results: dict[str, Result], memory: list[int], selected: list[Case]
) -> None:
    assert len(results) == len(selected) + len(HONEST)
    with ProcessPool(1) as executor:
        graded = list(grade_all(hasty_job, [honest(name) for name in HONEST] * 3, executor, 16, 1))
        usual = executor.submit(eval, PEAK).result()
    assert len(graded) == 3 * len(HONEST)
    assert max(memory) - usual < MORE, (memory, usual)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As much as a submission may hold, and nothing odd about it."""
    path = tmp_path_factory.mktemp("plain") / "plain.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(MODULES_BYTES // FILE_BYTES):
            archive.writestr(f"module_{number}.py", "x = 1\n" * (FILE_BYTES // 6))
    return path


def time_reading(path: Path) -> float:
    """Processor time, the least of three."""

    def read() -> float:
        start = time.process_time()
        read_submission(path)
        return time.process_time() - start

    return min(read() for _ in range(3))


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_reading_an_attack_takes_little_time_and_memory(attack: Case, plain: Path) -> None:
    times, most = READING
    assert time_reading(attack.path) < times * time_reading(plain)
    tracemalloc.start()
    try:
        read_submission(attack.path)
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def test_no_attack_leaves_anything_behind(results: dict[str, Result]) -> None:
    assert results
    left = [Path(folder, name) for folder in PLACES for name in LEFT]
    assert [path for path in left if path.exists() or path.is_symlink()] == []


def test_there_are_attacks_of_every_group() -> None:
    groups = Counter(attack.folder.parent.name for attack in ATTACKS)
    assert set(groups) == set(GROUPS)
    assert min(groups.values()) >= 4
    assert groups.total() >= 300
