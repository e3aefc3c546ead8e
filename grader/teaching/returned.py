"""What is given back to a class, and what became of it in a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.assignment.spec import Assignment
from grader.integrations.csv_worksheet import Ids
from grader.results.result import Result
from grader.teaching.feedback_names import Download


@dataclass(frozen=True)
class Pages:
    """What is given back, by student: the judged results, and their pages as they are now."""

    results: Mapping[str, Result]
    html: Mapping[str, bytes]
    people: Mapping[str, Ids]
    downloads: Mapping[str, Download]
    assignment: Assignment


@dataclass
class Returned:
    """The files of a bundle. left: students left out, with reasons; notes: sentences."""

    files: dict[str, bytes] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
