"""`xorkit return`: bundle the students' pages for Moodle, Canvas or mail."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.plots import load_pictures
from grader.batch.exported import Exported, are_same
from grader.batch.results_folder import ResultsFolder
from grader.commands.exporting import report_export
from grader.commands.finished_run import find_assignment, read_run
from grader.commands.options import reports_errors, run_assignment_option
from grader.errors import ExportError
from grader.integrations import roster
from grader.reports import plots
from grader.reports.gallery import Gallery
from grader.safe_text import clean
from grader.teaching.bundle import write_bundle
from grader.teaching.feedback_names import read_downloads
from grader.teaching.give_back import (
    Pages,
    Returned,
    return_by_mail,
    return_to_canvas,
    return_to_moodle,
)
from grader.teaching.student_pages import render_own_pages

PLACES = {"moodle": "moodle.zip", "canvas": "canvas.zip", "mail": "mail"}  # in OUT/return
TODO = {
    "moodle": "In Moodle: the assignment, Submissions, Actions, Upload multiple feedback files in a zip.",
    "canvas": "In Canvas: the assignment, Upload Submissions (or Gradebook, the assignment's menu, Re-Upload Submissions).",
    "mail": "Merge with mail_merge.csv: Thunderbird's Mail Merge, or Word and Outlook.",
}


@click.command(name="return")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(list(PLACES)), required=True, help="Where the pages go.")  # fmt: skip
@click.option("--into", type=click.Path(path_type=Path), help="A .zip, or a folder.  [default: in OUT/return]")  # fmt: skip
@click.option(
    "--roster",
    "names",
    type=click.Path(path_type=Path),
    help="CSV file with the column student, and email, name, participant, …",
)
@click.option("--worksheet", type=click.Path(path_type=Path), help="Moodle: the downloaded grading worksheet.")  # fmt: skip
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    help="The download of Moodle or Canvas.  [default: what was graded]",
)
@run_assignment_option
@reports_errors
def return_command(
    out: Path,
    target: str,
    into: Path | None,
    names: Path | None,
    worksheet: Path | None,
    submissions: Path | None,
    name: str | None,
) -> int:
    """Bundle each student's own page in OUT for giving it back.

    Example: xorkit return results --to moodle --into feedback.zip
    """
    if worksheet and target != "moodle":
        raise ExportError("--worksheet is for moodle; leave it out.")
    place = into or out / "return" / PLACES[target]
    for read in (names, worksheet, submissions):
        if read and are_same(place, read):
            raise ExportError(f"{place} is what is read; name another place with --into.")
    if submissions and not submissions.exists():
        raise ExportError(f"{submissions} does not exist; name the download of the class.")
    plots.require()
    assignment = find_assignment(out, name)
    results, _ = read_run(out, assignment)
    folder = ResultsFolder(out, assignment)
    known = roster.read_roster(names) if names else roster.Roster()
    gallery = Gallery(load_pictures(assignment))
    judged = [result for result in results if result.judged]
    pages = Pages(
        {result.student: result for result in judged},
        {result.student: page for result, page in render_own_pages(out, assignment, judged, gallery)},
        known.people([result.student for result in results]),
        read_downloads(submissions or folder.submissions, assignment, folder.ignore),
        assignment,
    )  # fmt: skip
    returned = _choose(target, pages, worksheet, place)
    for result in results:
        if not result.judged:
            returned.left[result.student] = "nothing was handed in" if result.absent else "not judged; a person has to look first"  # fmt: skip
    number = len(results) - len(returned.left)
    if not number:
        student, why = next(iter(returned.left.items()))
        raise ExportError(f"Nothing was written, because no page fits. For example {clean(student, 80)}: {why}.")  # fmt: skip
    write_bundle(place, returned.files)
    size = sum(map(len, returned.files.values())) / 1e6
    notes = [*returned.notes, f"The pages have {size:.1f} MB before they are packed."]
    return report_export(Exported(place, number, TODO[target], returned.left, notes), len(results), "page")  # fmt: skip


def _choose(target: str, pages: Pages, worksheet: Path | None, place: Path) -> Returned:
    if target == "moodle":
        text = roster.read_text(worksheet, "worksheet") if worksheet else ""
        return return_to_moodle(pages, text)
    if target == "canvas":
        return return_to_canvas(pages)
    return return_by_mail(pages, place)


COMMANDS = (return_command,)
