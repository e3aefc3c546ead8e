"""A submission as text and back, so that what was graded can be shown beside its result."""

from __future__ import annotations

import json
from dataclasses import asdict

from grader.intake.notebook import Cell, Notebook
from grader.intake.submission import Submission

FIELDS = ("modules", "unreadable", "others", "problem", "near", "notebook")


def to_text(submission: Submission) -> str:
    """All that its fingerprint is of, as JSON; the student is not in it."""
    data = asdict(submission)
    return json.dumps({name: data[name] for name in FIELDS})


def from_text(text: str, student: str) -> Submission:
    """The submission of a student from its text; raises `ValueError` if it is none."""
    try:
        data = json.loads(text)
        found = data["notebook"]
        cells = tuple(Cell(**cell) for cell in found["cells"]) if found else ()
        return Submission(
            student,
            dict(data["modules"]),
            dict(data["unreadable"]),
            tuple(data["others"]),
            str(data["problem"]),
            Notebook(found["name"], cells, found["problem"]) if found else None,
            near=dict(data["near"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"it lacks {error}") from error
