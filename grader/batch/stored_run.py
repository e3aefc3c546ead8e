"""What run.json says of the run that a results folder holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader.batch.record import Record, read_record
from grader.errors import OutputError


class StoredRun:
    """The run in a results folder; empty where there is none. Raises `OutputError` if it cannot be read."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._run = self._read_run()

    @property
    def seed(self) -> int | None:
        """The seed of the stored run; None if there is none."""
        seed = self._run.get("seed")
        return seed if isinstance(seed, int) else None

    def _read_run(self) -> dict[str, Any]:
        try:
            found = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as error:
            raise OutputError(
                f"{self.out / 'run.json'} cannot be read ({error}). Choose another folder, or remove that one."
            ) from error
        return found if isinstance(found, dict) else {}

    @property
    def finished(self) -> bool:
        """Whether the run finished."""
        return bool(self._run.get("finished"))

    @property
    def students(self) -> list[str]:
        """Those of whom the run has a result; empty where there is no run, or nothing came of it."""
        students = self._run.get("students")
        return [str(student) for student in students] if isinstance(students, list) else []

    @property
    def submissions(self) -> Path | None:
        """The folder that was graded; None where the run does not say."""
        folder = self._run.get("folder")
        return Path(folder) if isinstance(folder, str) else None

    @property
    def ignore(self) -> tuple[str, ...]:
        """The patterns of what is no submission, as the run was told."""
        patterns = self._run.get("ignore")
        return tuple(map(str, patterns)) if isinstance(patterns, list) else ()

    @property
    def accept_near_names(self) -> bool:
        """Whether modules under nearly the right name were graded."""
        return self._run.get("accept_near_names") is True

    @property
    def record(self) -> Record | None:
        """The record that the stored run has of itself."""
        return read_record(self._run.get("record"))
