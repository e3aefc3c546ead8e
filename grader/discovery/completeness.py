"""Whether a submission can be graded as it is, or a person must look first.

A submission that holds nothing of the assignment, or a module under nearly the right name, would lose
its points without a word. It is not graded until somebody has decided.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from grader.assignment.spec import Assignment
from grader.discovery.not_submissions import explain_contents
from grader.intake.near_names import is_near
from grader.intake.notebook import DEFINITION
from grader.intake.submission import Submission
from grader.safe_text import clean


def complete(submission: Submission, assignment: Assignment, accept_near_names: bool) -> Submission:
    """The submission ready to be graded, or with the problem that a person must look at.

    accept_near_names: take a module under nearly the right name for the one that is missing, and note it.
    """
    if submission.problem:
        return submission
    placed = submission.placed(assignment)
    if placed.problem:
        return placed
    wanted = [*assignment.modules]
    missing = [name for name in wanted if name not in {*placed.modules, *placed.unreadable}]
    near = {name: _find_near(name, submission, wanted) for name in missing}
    near = {name: found for name, found in near.items() if found}
    if near and not accept_near_names:
        return replace(submission, problem=_explain_near(near))
    sources = {*submission.near, *(f"{name}.py" for name in submission.modules)}
    near = {name: [file for file in found if file in sources] for name, found in near.items()}
    if unread := next((name for name, found in near.items() if not found), None):
        return replace(
            submission,
            problem=f"What is nearly called {unread}.py is no text. Ask for {unread}.py.",
        )
    if doubtful := next((found for found in near.values() if len(found) > 1), None):
        shown = " and ".join(clean(name, 60) for name in doubtful)
        return replace(submission, problem=f"It holds {shown}. Leave the right one.")
    renamed = {name: found[0] for name, found in near.items()}
    if len(missing) == len(wanted) and not renamed:
        said = explain_contents(submission.names, assignment.name, assignment.files)
        return replace(submission, problem=said)
    if renamed:
        placed = _rename(placed, renamed)
    present = [name for name in wanted if name not in missing]
    spare = [file for name in present for file in _find_near(name, submission, wanted)]
    notes = [
        f"{clean(file, 60)} was not used: the module has its right name, too." for file in spare
    ]
    placed = replace(placed, notes=(*placed.notes, *notes))
    return placed if renamed else _note_notebook(placed, submission, assignment, missing)


def _find_near(module: str, submission: Submission, wanted: Collection[str]) -> list[str]:
    """The files that may be a module under another name."""
    return [name for name in submission.names if name[:-3] not in wanted and is_near(name, module)]


def _explain_near(near: dict[str, list[str]]) -> str:
    shown = ", ".join(f"{clean(found[0], 60)} for {name}.py" for name, found in near.items())
    return f"It holds {shown}. Rename what is meant, or grade with --accept-near-names."


def _rename(submission: Submission, renamed: dict[str, str]) -> Submission:
    """The same with some files as the modules that they are nearly called."""
    sources = {
        **{f"{name}.py": text for name, text in submission.modules.items()},
        **submission.near,
    }
    modules = {name: sources[file] for name, file in renamed.items() if file in sources}
    notes = [
        f"{clean(file, 60)} was graded as {name}.py: it is nearly called that."
        for name, file in renamed.items()
    ]
    return replace(
        submission,
        modules={**submission.modules, **modules},
        notes=(*submission.notes, *notes),
    )


def _note_notebook(
    placed: Submission, submission: Submission, assignment: Assignment, missing: Collection[str]
) -> Submission:
    """A notebook beside modules is not used: that is said, or a person must choose."""
    notebook = submission.notebook
    if notebook is None or placed.modules is not submission.modules:
        return placed
    name = clean(notebook.name, 60)
    defined = {found for cell in notebook.cells for found in DEFINITION.findall(cell.source)}
    wanted = {each.defined for each in assignment.functions.values() if each.module in missing}
    if defined & wanted:
        files = [f"{name}.py" for name in assignment.modules if name in submission.modules]
        return replace(
            submission,
            problem=f"It holds a notebook, {name}, and {', '.join(files)} beside it. Which of them counts? Leave the right one.",
        )
    note = f"{name} was not used: the modules beside it count."
    return replace(placed, notes=(*placed.notes, note))
