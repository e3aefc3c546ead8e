"""Render run.json, the instructor's record of a run. It holds the seed: keep it from students."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from grader.judging.job import Job
from grader.results.row import Row


def render_run(
    job: Job,
    rows: Sequence[Row],
    missing: Mapping[str, str],
    finished: bool,
    count: str = "",
    about: Mapping[str, Any] | None = None,
) -> str:
    """Versions, fingerprints, seed, limits and submissions.

    missing: unavailable protections with the reasons. finished: whether every
    submission has its result. count: which attempt counts. about: what else is to be kept.
    """
    return (
        json.dumps({**as_data(job, rows, missing, finished, count), **(about or {})}, indent=1)
        + "\n"
    )


def as_data(
    job: Job, rows: Sequence[Row], missing: Mapping[str, str], finished: bool, count: str = ""
) -> dict[str, Any]:
    """The same as plain data."""
    deadline = job.assignment.deadline
    return {
        "assignment": job.assignment.name,
        "finished": datetime.now(UTC).isoformat(timespec="seconds") if finished else None,
        "seed": job.seed,
        "versions": {
            "python": platform.python_version(),
            "platform": platform.platform(),
            **{name: version(name) for name in ("xorkit", "numpy", "pytest")},
        },
        "fingerprints": job.fingerprints,
        "limits": asdict(job.assignment.limits),
        "protections": {
            "demanded": list(job.assignment.protections),
            "missing": dict(missing),
        },
        "count": count,
        "deadline": deadline.rule if deadline else None,
        "attempts": {
            row.student: {"counts": row.attempt.number, "of": row.attempt.of}
            for row in rows
            if row.attempt and row.attempt.of > 1
        },
        "submissions": len(rows),
        "students": sorted(row.student for row in rows),
        "not_judged": sorted(row.student for row in rows if row.status == "not-judged"),
        "needs_a_person": {row.student: row.note for row in rows if row.status == "needs-a-person"},
        "missing": sorted(row.student for row in rows if row.status == "missing"),
        "unstable": {row.student: list(row.unstable) for row in rows if row.unstable},
    }
