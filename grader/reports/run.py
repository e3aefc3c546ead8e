"""run.json: the instructor's record of a run. It holds the seed; students do not get it."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from grader.grade import Job
from grader.results import Result


def render(job: Job, results: Sequence[Result], missing: Mapping[str, str]) -> str:
    """Versions, fingerprints, seed, limits, and how many submissions there were.

    missing: the protections that this machine has not, with the reasons.
    """
    return json.dumps(as_data(job, results, missing), indent=1) + "\n"


def as_data(job: Job, results: Sequence[Result], missing: Mapping[str, str]) -> dict[str, Any]:
    """The same, before it is text."""
    return {
        "assignment": job.assignment.name,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seed": job.seed,
        "versions": {
            "python": platform.python_version(),
            "platform": platform.platform(),
            **{name: version(name) for name in ("xorkit", "numpy", "pytest")},
        },
        "fingerprints": {"checks": job.assignment.fingerprint, "reference": job.fingerprint},
        "limits": asdict(job.assignment.limits),
        "protections": {
            "demanded": list(job.assignment.protections),
            "missing": dict(missing),
        },
        "submissions": len(results),
        "not_judged": sorted(result.student for result in results if not result.judged),
    }
