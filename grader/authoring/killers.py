"""Which checks a mistake or a mutant fails, and on which cases; and the TOML that records it."""

from __future__ import annotations

import json
from dataclasses import replace

from grader.authoring.audit import name_mutant
from grader.authoring.mutants import mutate
from grader.errors import AssignmentError
from grader.intake.submission import Submission
from grader.judging.grade import make_oracle
from grader.judging.job import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.mistake_table import Written
from grader.results.result import Result


def explain_exhibit(job: Job, name: str) -> str:
    """What kills a mistake, or a mutant by its name `file: line -> line`, as text.

    Raises `AssignmentError` if there is neither.
    """
    catalogue = job.catalogue()
    if name in catalogue.mistakes:
        mistake = catalogue.mistakes[name]
        stage, sources = catalogue.stage(mistake.function), catalogue.sources(Written((name,)))
        return "\n".join([*_list_killers(job, stage, sources), "", _write_mistake(job, name)])
    for module, own in job.assignment.modules.items():
        for mutant in mutate(catalogue.reference[module]):
            if name_mutant(module, mutant) == name:
                sources = {**catalogue.reference, module: mutant.source}
                killers = _list_killers(job, own.name, sources)
                toml = _write_new(job, module, mutant.before, mutant.after)
                return "\n".join([*killers, "", toml if killers[0] != ALIVE else _excuse(name)])
    raise AssignmentError(
        f"There is no mistake and no mutant {name!r}. A mutant is named as the audit prints it."
    )


ALIVE = "No check fails: nothing that is checked tells it from the reference."


def _list_killers(job: Job, stage: str, sources: dict[str, str]) -> list[str]:
    """A line for each case on which a check fails, with what it says."""
    job = replace(job, assignment=job.assignment.trusting(), only=(stage,))
    results: list[Result] = []
    submission = Submission("the exhibit", sources)
    grading = Grading(job.assignment, make_oracle(job), job.seed, [submission], results.append, job.only)  # fmt: skip
    run_checks(grading)
    failed = [run for run in grading.run.runs if run.outcome == "failed"]
    lines = [
        f"{run.check.name}{f'[{run.case}]' if run.case else ''}: {run.message.splitlines()[0]}"
        for run in failed
    ]
    names = {name for check in results[0].checks for name in check.diagnosis}
    named = f"Named: {', '.join(sorted(names)) or 'nothing'}."
    return [*lines, named] if lines else [ALIVE]


def _write_mistake(job: Job, name: str) -> str:
    mistake = job.catalogue().mistakes[name]
    this = [old for old, _ in mistake.ways[0]]
    that = [[new for _, new in way] for way in mistake.ways]
    return _write_slot(mistake.function, mistake.slot, this, that, name, mistake.says, mistake.hint)


def _write_new(job: Job, module: str, before: str, after: str) -> str:
    function = job.assignment.definitions(module)[0]
    return _write_slot(function, "", [before], [[after]], "", "", "")


def _write_slot(
    function: str,
    place: str,
    this: list[str],
    that: list[list[str]],
    name: str,
    says: str,
    hint: str,
) -> str:
    """A slot of mistakes.toml; TOML's basic strings are JSON's."""
    one = len(this) == 1
    ways = [way[0] if one else way for way in that]
    return "\n".join(
        [
            "[[slot]]",
            f"function = {_quote(function)}",
            f"place = {_quote(place)}",
            f"this = {_quote(this[0] if one else this)}",
            "[[slot.mistake]]",
            f"name = {_quote(name)}",
            f"that = {_quote(ways[0] if len(ways) == 1 and one else ways)}",
            f"says = {_quote(says)}",
            f"hint = {_quote(hint.splitlines() or [''])}",
        ]
    )


def _excuse(name: str) -> str:
    return f'[[mutant]]\nmutant = {_quote(name)}\nreason = ""'


def _quote(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
