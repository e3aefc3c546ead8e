"""Giving back: each student's own page, in a bundle for Moodle, Canvas or mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch.exported import Exported, are_same
from grader.batch.results_folder import ResultsFolder
from grader.errors import ExportError
from grader.integrations.roster import Roster, read_roster, read_text
from grader.reports.gallery import Gallery
from grader.results.result import Result
from grader.safe_text import clean
from grader.teaching.bundle import write_bundle
from grader.teaching.feedback_names import read_downloads
from grader.teaching.feedback_upload import return_to_canvas, return_to_moodle
from grader.teaching.mail_merge import return_by_mail
from grader.teaching.returned import Pages, Returned
from grader.teaching.student_pages import render_own_pages


@dataclass(frozen=True)
class Inputs:
    """The files that say who is who; None for one that was not named."""

    roster: Path | None = None
    worksheet: Path | None = None
    submissions: Path | None = None


@dataclass(frozen=True)
class Target:
    """A system. place: the bundle's name in OUT/return; todo: what to do with it; needs: what says who is who."""

    place: str
    todo: str
    needs: str
    bundle: Callable[[Pages, str, Path], Returned]


TARGETS: Mapping[str, Target] = {
    "moodle": Target(
        "moodle.zip",
        "In Moodle: the assignment, Submissions, Actions, Upload multiple feedback files in a zip.",
        "Name the grading worksheet (--worksheet), a roster with the column participant, or Moodle's download (--submissions).",
        lambda pages, worksheet, _: return_to_moodle(pages, worksheet),
    ),
    "canvas": Target(
        "canvas.zip",
        "In Canvas: the Gradebook, the menu of the assignment's column, Re-Upload Submissions.",
        "Name Canvas's download with --submissions.",
        lambda pages, _, __: return_to_canvas(pages),
    ),
    "mail": Target(
        "mail",
        "Merge with mail_merge.csv, in Thunderbird's Mail Merge or in Word.",
        "Name a roster with the column email: --roster roster.csv.",
        lambda pages, _, place: return_by_mail(pages, place),
    ),
}


def give_back(
    out: Path,
    results: Sequence[Result],
    target: str,
    into: Path | None,
    inputs: Inputs,
    gallery: Gallery,
) -> Exported:
    """Write a bundle of all judged results of a run; raises `XorkitError`, and nothing is written then."""
    wanted = TARGETS[target]
    place = into or out / "return" / wanted.place
    _check(place, target, inputs)
    assignment = results[0].assignment
    folder = ResultsFolder(out, assignment)
    known = read_roster(inputs.roster) if inputs.roster else Roster()
    worksheet = read_text(inputs.worksheet, "worksheet") if inputs.worksheet else ""
    judged = {result.student: result for result in results if result.judged}
    pages = Pages(
        judged,
        dict(render_own_pages(folder, list(judged.values()), gallery)),
        known.people(result.student for result in results),
        read_downloads(inputs.submissions or folder.submissions, assignment, folder.ignore),
        assignment,
    )
    returned = wanted.bundle(pages, worksheet, place)
    for result in results:
        if not result.judged:
            absent = "nothing was handed in"
            returned.left[result.student] = absent if result.absent else "not judged; a person has to look first"  # fmt: skip
    if len(returned.left) == len(results):
        student, why = next(iter(returned.left.items()))
        raise ExportError(f"Nothing was written, because no page fits. For example {clean(student, 80)}: {why}. {wanted.needs}")  # fmt: skip
    write_bundle(place, returned.files)
    size = sum(map(len, returned.files.values())) / 1e6
    notes = [*returned.notes, f"The files have {size:.1f} MB."]
    return Exported(place, len(results) - len(returned.left), wanted.todo, returned.left, notes)


def _check(place: Path, target: str, inputs: Inputs) -> None:
    """Raise where an input does not belong to a target, is not there, or would be overwritten."""
    if inputs.worksheet and target != "moodle":
        raise ExportError("--worksheet is for moodle; leave it out.")
    for read in (inputs.roster, inputs.worksheet, inputs.submissions):
        if read and are_same(place, read):
            raise ExportError(f"{place} is what is read; name another place with --into.")
    if inputs.submissions and not inputs.submissions.exists():
        raise ExportError(f"{inputs.submissions} does not exist; name the download of the class.")
