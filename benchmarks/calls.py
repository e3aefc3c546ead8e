"""Record the calls of the student's functions that the shared job makes, and those xorkit makes.

`python -m benchmarks.calls KIT` writes KIT/answers.json, KIT/job.calls and KIT/xorkit.calls, for
`benchmarks.floor` to make the same calls bare. The reference is what is called here.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.classroom import REFERENCE
from grader.assignment.load import load, locate
from grader.intake.reading import read_submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.reference import read_reference
from grader.sandbox.child import Child
from grader.sandbox.replies import Reply

SEED = 7
Call = tuple[str, str, tuple[Any, ...]]


def record_job(kit: Path) -> list[Call]:
    """The shared job's calls; its answers are recorded first."""
    sys.path[:0] = [str(kit), str(REFERENCE)]
    job = import_module("job")
    functions = job.read_functions()
    (kit / "answers.json").write_text(json.dumps(job.record(functions)))
    calls: list[Call] = []

    def logged(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            calls.append((job.MODULES[name], name, deepcopy(arguments)))
            return function(*arguments)

        return call

    for check in job.CHECKS:
        check({name: logged(name, function) for name, function in functions.items()})
    return calls


def record_xorkit() -> list[Call]:
    """The calls that official grading makes inside, for a right submission."""
    calls: list[Call] = []
    ask = Child.call

    def logged(
        child: Child, module: str, function: str, arguments: tuple[Any, ...], *rest: Any
    ) -> Reply:
        calls.append((module, function, arguments))
        return ask(child, module, function, arguments, *rest)

    assignment = load(locate("xor"))
    job = Job(assignment, read_reference(REFERENCE, assignment), SEED)
    Child.call = logged  # type: ignore[assignment,method-assign]  # for this one grading
    try:
        (result,) = grade(job, [read_submission(REFERENCE)])
    finally:
        Child.call = ask  # type: ignore[method-assign]  # and put back
    if result.score != assignment.points:
        raise SystemExit(f"The reference gets {result.score} of {assignment.points} points here.")
    return calls


def main(kit: Path) -> None:
    """Write the answers and both lists of calls."""
    for name, calls in (("job", record_job(kit)), ("xorkit", record_xorkit())):
        (kit / f"{name}.calls").write_bytes(pickle.dumps(calls))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
