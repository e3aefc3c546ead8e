"""For instructors: handout, grade, doctor, demo."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path

import click

from grader.assignment.load import load, load_known, locate
from grader.assignment.spec import Assignment
from grader.authoring import freshness, handout, handout_page
from grader.batch.reference_job import find_reference, make_job
from grader.commands.options import (
    CHECKOUT,
    assignment_option,
    chosen_assignment_option,
    ignore_option,
    near_names_option,
    reference_option,
    regrade_option,
    reports_errors,
    seed_option,
    trust_option,
    workers_option,
)
from grader.commands.reporting import write_pages
from grader.discovery.which_assignment import choose_assignment
from grader.errors import XorkitError
from grader.grading.class_grading import GradeOptions, grade_class
from grader.sandbox import self_test


@click.command(name="handout")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Output file.  [default: <assignment>-handout.zip]",
)
@click.option("--notebook", is_flag=True, help="Write a student notebook instead.")
@click.option(
    "--nbgrader",
    "course",
    metavar="COURSE",
    type=click.Path(path_type=Path),
    help="Write the notebook with solutions into an nbgrader course: COURSE/source.",
)
@click.option(
    "--gradescope",
    type=click.Path(path_type=Path),
    help="Write Gradescope's autograder zip instead; it contains the solutions.",
)
@click.option(
    "--trust-submissions",
    "trust",
    is_flag=True,
    help="With --gradescope: grade even if protections are missing there.",
)
@assignment_option
@reference_option
@reports_errors
def handout_command(
    out: Path | None,
    notebook: bool,
    course: Path | None,
    gradescope: Path | None,
    trust: bool,
    name: str,
    reference: Path | None,
) -> None:
    """Make the student handout: stubs, checks, a workflow and an installable wheel.

    Example: xorkit handout --out xor-handout.zip
    """
    assignment = load(locate(name))
    check_fresh(assignment, reference)
    if gradescope:
        pack_autograder(assignment, reference, gradescope, trust)
        return
    if course:
        add_to_course(assignment, reference, course)
        return
    if notebook:
        out = out or Path(f"{assignment.name}.ipynb")
        others = handout.write_notebook(assignment, out)
        beside = f", with the files beside it in {others[0].parent}" if others else ""
        click.echo(
            f"{out} is ready for students{beside}. They also need the wheel from xorkit handout."
        )
        return
    out = out or Path(f"{assignment.name}-handout.zip")
    handout.write_handout(assignment, out)
    click.echo(
        f"{out} is ready for students. It starts with README.md; README.html is the same to read and print."
    )


def check_fresh(assignment: Assignment, reference: Path | None) -> None:
    """Refuse to hand out what was made from an earlier state; the reference need not be here."""
    freshness.check_recording(assignment)
    if find_reference(assignment, reference).is_dir():
        job = make_job(assignment, reference, None)
        freshness.check_stubs(assignment, job.reference or {})
        freshness.check_mistakes(job)


def add_to_course(assignment: Assignment, reference: Path | None, course: Path) -> None:
    """Write the source notebook of an nbgrader course."""
    from grader.integrations import nbgrader_gradebook  # only needed for nbgrader

    handout_page.read_text(assignment)  # whether its pictures are there
    path = nbgrader_gradebook.write_course(
        assignment, make_job(assignment, reference, None).reference or {}, course
    )
    click.echo(
        f"{path} written. It contains the solutions. Next: cd {course} && nbgrader generate_assignment {assignment.name}"
    )


def pack_autograder(assignment: Assignment, reference: Path | None, out: Path, trust: bool) -> None:
    """Write the zip for Gradescope."""
    from grader.authoring import (
        gradescope_zip,  # only needed for Gradescope
    )

    make_job(assignment, reference, None)
    gradescope_zip.write_autograder(assignment, find_reference(assignment, reference), out, trust)
    click.echo(
        f"{out} is ready to upload to Gradescope. It contains the solutions: do not share it."
    )


@click.command(name="grade")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Results folder.")
@chosen_assignment_option
@reference_option
@seed_option
@workers_option
@trust_option
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Grade on a Dask cluster: scheduler address (tls://host:8786) or file.",
)
@click.option(
    "--insecure-cluster",
    is_flag=True,
    help="Reach other machines without encryption, in a network that you trust.",
)
@regrade_option
@click.option("--twice", is_flag=True, help="Grade everything twice and report differing outcomes.")
@click.option(
    "--count",
    default="last",
    show_default=True,
    metavar="RULE",
    help="Attempt that counts: last, best, or last-before:2026-03-02T23:59.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="A CSV file with a column student: who handed in nothing has a row with the status missing.",
)
@ignore_option
@near_names_option
@reports_errors
def grade_command(
    submissions: Path,
    out: Path,
    name: str | None,
    reference: Path | None,
    seed: int | None,
    workers: int,
    trust: bool,
    cluster: str,
    insecure_cluster: bool,
    regrade: bool,
    twice: bool,
    count: str,
    roster: Path | None,
    ignore: tuple[str, ...],
    accept_near_names: bool,
) -> int:
    """Grade a class or one submission, and write the results to OUT.

    SUBMISSIONS holds a folder, an archive (.zip, .tar, .tar.gz, .tgz, .tar.xz) or an .ipynb per
    student, or is one submission itself, or what nbgrader, Canvas or Moodle give for a class.
    Valid existing results in OUT are reused; an interrupted run resumes. The exit code is 1 while a
    submission needs a person.

    Example: xorkit grade submissions --out results
    """
    chosen = load(locate(name)) if name else choose_assignment(submissions, load_known(), ignore)
    assignment, missing = self_test.secure(chosen, trust)
    options = GradeOptions(
        submissions,
        out,
        reference,
        seed,
        workers,
        cluster,
        insecure_cluster,
        regrade,
        twice,
        count,
        roster,
        ignore,
        accept_near_names,
    )
    return grade_class(assignment, options, missing)


@click.command(name="demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("xorkit-out"),
    show_default=True,
    help="Results folder.",
)
@reports_errors
def demo_command(out: Path) -> int:
    """Grade the repository's sample class.

    Example: xorkit demo
    """
    sample = CHECKOUT / "tests" / "submissions" / "sample"
    if not sample.is_dir():
        raise XorkitError(
            "demo needs the repository's sample class. Run it from a checkout installed with: pip install -e ."
        )
    assignment, missing = self_test.secure(load(locate("xor")), trust=False)
    code = grade_class(assignment, GradeOptions(sample, out, workers=cpu_count() or 1), missing)
    if code in (0, 1):
        write_pages(assignment, out, out / "report")
    return code


COMMANDS = (handout_command, grade_command, demo_command)
