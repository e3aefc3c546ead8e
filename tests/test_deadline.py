"""When it is due, what being late costs, and which of several attempts counts."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader.assignment.deadline import DueDate, read_deadline, zone_of
from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.batch.attempt_rule import Candidate, Count, read_count
from grader.errors import AssignmentError, XorkitError

BERLIN = timezone(timedelta(hours=1))
DUE = datetime(2026, 3, 1, 23, 59, tzinfo=BERLIN)
TERMS = DueDate(DUE, grace_minutes=15, penalty_per_day=10)


@pytest.mark.parametrize(
    ("late", "days", "penalty"),
    [
        (timedelta(hours=-5), 0, 0),
        (timedelta(0), 0, 0),
        (timedelta(minutes=15), 0, 0),
        (timedelta(minutes=15, microseconds=1), 1, 8),
        (timedelta(days=1), 1, 8),
        (timedelta(days=1, microseconds=1), 2, 17),
        (timedelta(days=9, hours=1), 10, 87),
        (timedelta(days=400), 400, 87),
    ],
)
def test_each_day_begun_after_the_due_date_costs_and_the_grace_costs_nothing(
    late: timedelta, days: int, penalty: int
) -> None:
    found = TERMS.judge(87, DUE + late)
    assert (found.days, found.penalty) == (days, penalty)


def test_what_is_taken_off_is_rounded_down_and_exact() -> None:
    assert DueDate(DUE, penalty_per_day=0.1).judge(1000, DUE + timedelta(days=3)).penalty == 3
    assert DueDate(DUE, penalty_per_day=33.3).judge(100, DUE + timedelta(days=2)).penalty == 66


def test_days_count_in_the_same_moment_whatever_the_offset() -> None:
    assert TERMS.judge(87, datetime(2026, 3, 1, 23, 14, tzinfo=UTC)).days == 0
    assert TERMS.judge(87, datetime(2026, 3, 1, 23, 15, tzinfo=UTC)).days == 1


def test_the_rule_and_what_came_of_it_are_said() -> None:
    late = TERMS.judge(87, datetime(2026, 3, 3, 10, tzinfo=UTC))
    assert late.rule == (
        "Due on 2026-03-01 23:59+01:00, with 15 minutes of grace. Each day begun after that costs "
        "10% of the points earned, rounded down to whole points."
    )
    assert late.says == (
        "Handed in on 2026-03-03 11:00+01:00, 2 days late; penalty: 20% of the points earned."
    )
    assert (late.due, late.handed_in) == ("2026-03-01T23:59:00+01:00", "2026-03-03T10:00:00+00:00")
    assert TERMS.judge(87, DUE).says.endswith("in time: no penalty.")
    grace = TERMS.judge(87, DUE + timedelta(minutes=3))
    assert grace.says.endswith("in time, within the grace period: no penalty.")


def test_where_the_time_is_not_known_nothing_is_taken_off_and_that_is_said() -> None:
    unknown = TERMS.judge(87, None)
    assert (unknown.penalty, unknown.handed_in) == (0, "")
    assert unknown.says == "The hand-in time is unknown, so there is no penalty."
    assert TERMS.judge(87, None, marked=True).says.endswith("The source system marked it as late.")


def written(folder: Path, xor: Assignment, deadline: str) -> Path:
    """The assignment with other terms."""
    folder.mkdir()
    for name, text in xor.texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "assignment.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[deadline]\n{deadline}\n")
    return folder


def test_a_deadline_is_read_from_the_assignment(tmp_path: Path, xor: Assignment) -> None:
    terms = "due = 2026-03-01T23:59:00+01:00\ngrace_minutes = 15\npenalty_per_day = 10"
    assert load(written(tmp_path / "late", xor, terms)).deadline == TERMS
    assert xor.deadline is None


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("due = 2026-03-01T23:59:00", "an offset from UTC"),
        ("due = 2026-03-01", "an offset from UTC"),
        ('due = "2026-03-01T23:59:00+01:00"', "without quotes"),
        ("grace_minutes = 15", "due in .deadline. is not a date"),
        (
            "due = 2026-03-01T23:59:00Z\npenalty = 3",
            "an unknown entry 'penalty'; allowed: due, grace",
        ),
        ("due = 2026-03-01T23:59:00Z\npenalty_per_day = -1", "is -1; use a number from 0 to 100"),
        ("due = 2026-03-01T23:59:00Z\npenalty_per_day = nan", "is nan; use a number from 0 to 100"),
        (
            'due = 2026-03-01T23:59:00Z\ngrace_minutes = "5"',
            "is '5'; use a number from 0 to 525600",
        ),
        (
            "due = 2026-03-01T23:59:00Z\ngrace_minutes = true",
            "is True; use a number from 0 to 525600",
        ),
    ],
)
def test_terms_that_are_none_are_refused_in_a_sentence(
    tmp_path: Path, xor: Assignment, terms: str, words: str
) -> None:
    with pytest.raises(AssignmentError, match=words):
        load(written(tmp_path / "late", xor, terms))


def test_a_deadline_that_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a table"):
        read_deadline(DUE)  # type: ignore[arg-type]


FIRST = Candidate(1, 70, DUE - timedelta(days=2))
SECOND = Candidate(2, 90, DUE)
THIRD = Candidate(3, 90, DUE + timedelta(days=1))


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (Count("best"), 2),
        (Count("last"), 3),
        (Count("last-before", DUE), 1),
        (Count("last-before", DUE + timedelta(seconds=1)), 2),
        (Count("last-before", DUE - timedelta(days=3)), None),
    ],
)
def test_one_attempt_counts(rule: Count, number: int | None) -> None:
    chosen = rule.choose([THIRD, FIRST, SECOND])
    assert (chosen.number if chosen else None) == number


def test_why_an_attempt_counts_is_said() -> None:
    every = [FIRST, SECOND, THIRD]
    assert Count("best").explain(SECOND, every) == (
        "Attempt 2 of 3 counts: the best; of equal ones, the earliest."
    )
    assert Count().explain(THIRD, every) == "Attempt 3 of 3 counts: the last."
    before = Count("last-before", DUE)
    assert before.explain(FIRST, every) == (
        "Attempt 1 of 3 counts: the last before 2026-03-01 23:59:00+01:00."
    )
    assert before.explain(None, every) == (
        "No attempt was handed in before 2026-03-01 23:59:00+01:00, so none of 3 counts."
    )
    unknown = Candidate(4, 0)
    assert before.choose([*every, unknown]) == unknown
    assert before.explain(unknown, every).endswith(", although its hand-in time is unknown.")


def test_a_rule_is_read_from_the_command_line() -> None:
    zone = zone_of(TERMS)
    assert zone_of(None) == UTC
    assert read_count("best", zone) == Count("best")
    midnight = datetime(2026, 3, 2, tzinfo=BERLIN)
    for text in (
        "last-before:2026-03-02",
        "last-before 2026-03-02T00:00",
        "last-before:2026-03-01T23:00Z",
    ):
        found = read_count(text, zone)
        assert (found.rule, found.before) == ("last-before", midnight)
    assert (
        str(read_count("last-before:2026-03-02", zone)) == "last-before:2026-03-02T00:00:00+01:00"
    )


@pytest.mark.parametrize("text", ["first", "last-before", "last-beforeX2026-03-02", ""])
def test_a_rule_that_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(XorkitError, match=f"rule '{text}'. Choose best, last or last-before:DATE"):
        read_count(text, UTC)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(
        XorkitError, match=r"'yesterday' in --count is not a date\. Example: last-before:"
    ):
        read_count("last-before:yesterday", UTC)
