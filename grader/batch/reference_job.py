"""The reference that a command works with, and a job made with it."""

from __future__ import annotations

import secrets
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference


def find_reference(assignment: Assignment, folder: Path | None) -> Path:
    """The named reference, else the current folder's or the checkout's."""
    homes = (Path.cwd(), assignment.folder.parent.parent)
    places = [home / "solutions" / assignment.name for home in homes]
    return folder or next((place for place in places if place.is_dir()), places[0])


def make_job(assignment: Assignment, reference: Path | None, seed: int | None) -> Job:
    """A job with the reference, its mistakes, and the seed or a random one."""
    folder = find_reference(assignment, reference)
    sources = read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    return Job(assignment, sources, secrets.randbits(53) if seed is None else seed, mistakes)
