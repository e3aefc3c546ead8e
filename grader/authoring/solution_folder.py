"""What lies beside a reference for its audit: right submissions, and mutants that change nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from grader.errors import AssignmentError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission


def read_equivalent(file: Path) -> dict[str, str]:
    """Equivalent mutants with their reasons; empty if the file is missing."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("mutant", [])
        return {str(entry["mutant"]): str(entry["reason"]) for entry in entries}
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as error:
        raise AssignmentError(
            f"{file}: each [[mutant]] needs a mutant and a reason ({error})."
        ) from error


def read_correct(folder: Path, reference: Mapping[str, str]) -> list[Submission]:
    """Right submissions, one per folder; missing modules come from the reference."""
    if not folder.is_dir():
        return []
    found = [read_submission(entry) for entry in sorted(folder.iterdir()) if entry.is_dir()]
    return [replace(each, modules={**reference, **each.modules}) for each in found]
