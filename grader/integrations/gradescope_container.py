"""Grade one submission inside Gradescope's container, with the autograder zip's content.

    ROOT/source/                    the zip: assignment/, reference/, settings.json; kit/ was installed
    ROOT/submission/                what was handed in
    ROOT/submission_metadata.json   whose it is, and its number
    ROOT/results/results.json       the answer

results.json is always complete and current, whenever this process ends. It is written before
anything is read, and again after each stage.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.assignment.load import load
from grader.atomic_files import write_whole
from grader.errors import ProtectionError, XorkitError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference
from grader.results import gradescope_json
from grader.results.result import Result
from grader.sandbox import self_test

BEGUN = "Grading stopped before it judged anything, so there is no score. Submit again, or ask your instructor."
CUT_SHORT = (
    "Grading stopped early. Checks that were not judged have no points yet: "
    "submit again, or ask your instructor."
)
TOLD = "Ask your instructor: the autograder's output has details."
NO_SCORE = f"There is no score. The submission is not at fault. {TOLD}"
NO_LOCKS = f"There is no score: protections are missing on this machine, so the submission was not run. {TOLD}"
IN_PART = f"Some checks could not be judged and have no points yet. The submission is not at fault. {TOLD}"
TRUSTING = ", make the zip with: xorkit handout --gradescope autograder.zip --trust-submissions"


@dataclass
class ResultsFile:
    """The results.json that Gradescope reads. judged: whether there is a verdict in it."""

    path: Path
    judged: bool = False

    def begin(self) -> None:
        """Before anything else."""
        self._write(gradescope_json.to_refusal(BEGUN))

    def report(self, result: Result) -> None:
        """What is known after a stage."""
        self._publish(result, CUT_SHORT)

    def finish(self, result: Result) -> None:
        """What was found."""
        self._publish(result, IN_PART if result.is_broken else "")
        self.give_up(result.problem or NO_SCORE)

    def _publish(self, result: Result, note: str) -> None:
        if any(check.outcome != "broken" for check in result.checks):
            self.judged = True
            self._write(gradescope_json.to_gradescope(result, note))

    def give_up(self, sentence: str) -> None:
        """Report why there is no score, instead of a zero."""
        if not self.judged:
            self._write(gradescope_json.to_refusal(sentence))

    def _write(self, text: str) -> None:
        write_whole(self.path, text.encode("utf-8", "replace"))


def run(root: Path) -> int:
    """Grade the submission; the exit code. Printed text is shown to the instructor only."""
    file = ResultsFile(root / "results" / "results.json")
    file.begin()
    try:
        job, submission = _read(root)
        with Grader(job, file.report) as grader:
            result = grader.grade(submission)
        fingerprints = {"source": submission.fingerprint, **job.fingerprints}
        file.finish(replace(result, fingerprints=fingerprints))
        print(f"{result.score} of {result.assignment.points} points.")
        return 0 if result.judged else 1
    except ProtectionError as error:
        print(error)
        file.give_up(NO_LOCKS)
    except XorkitError as error:
        print(error)
        file.give_up(NO_SCORE)
    except Exception:
        traceback.print_exc(file=sys.stdout)
        file.give_up(NO_SCORE)
    return 1


def _read(root: Path) -> tuple[Job, Submission]:
    """How to grade, and what; raises `XorkitError`."""
    source = root / "source"
    settings = _read_json(source / "settings.json")
    trust = bool(settings.get("trust"))
    assignment, _ = self_test.secure(load(source / "assignment"), trust, TRUSTING)
    number = _read_json(root / "submission_metadata.json").get("id")
    seed = draw_seed(str(settings.get("secret", "")), number)
    print(f"submission {number}, inputs drawn from seed {seed}")
    job = Job(
        assignment,
        read_reference(source / "reference", assignment),
        seed,
        read_mistakes(source / "reference" / "mistakes.toml", assignment),
    )
    return job, read_submission(root / "submission", f"submission {number}")


def draw_seed(secret: str, number: object) -> int:
    """The seed of a submission's inputs; the same when it is graded again."""
    if not secret or number is None:
        return secrets.randbits(48)
    return int.from_bytes(hashlib.sha256(f"{secret} {number}".encode()).digest()[:6], "big")


def _read_json(path: Path) -> dict[str, Any]:
    """Parse a JSON file; empty if it is missing or invalid."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
