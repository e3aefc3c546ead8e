"""For instructors: handout, grade, doctor, demo."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path

import click

from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.authoring import handout
from grader.commands.grading import GradeOptions, grade_class
from grader.commands.options import (
    CHECKOUT,
    assignment_option,
    find_reference,
    make_job,
    reference_option,
    reports_errors,
    seed_option,
)
from grader.errors import XorkitError
from grader.sandbox import self_test


@click.command(name="handout")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The zip to write.  [default: <assignment>-handout.zip]",
)
@click.option("--notebook", is_flag=True, help="Make a notebook instead.")
@click.option(
    "--nbgrader",
    "course",
    metavar="COURSE",
    type=click.Path(path_type=Path),
    help="Put the notebook, with the solutions, into an nbgrader course: COURSE/source.",
)
@click.option(
    "--gradescope",
    type=click.Path(path_type=Path),
    help="Make Gradescope's autograder instead: a zip with the solutions in it, for its upload form.",
)
@click.option(
    "--trust-submissions",
    "trust",
    is_flag=True,
    help="With --gradescope: grade there even where student code cannot be locked in.",
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
    """Make the zip that students get: stubs, checks, a workflow, and a wheel to install.

    Example: xorkit handout --out xor-handout.zip
    """
    assignment = load(locate(name))
    if gradescope:
        pack_autograder(assignment, reference, gradescope, trust)
        return
    if course:
        add_to_course(assignment, reference, course)
        return
    if notebook:
        out = out or Path(f"{assignment.name}.ipynb")
        handout.write_notebook(assignment, out)
        click.echo(f"{out} is ready to give to students, with the wheel from xorkit handout.")
        return
    out = out or Path(f"{assignment.name}-handout.zip")
    handout.write_handout(assignment, out)
    click.echo(f"{out} is ready to give to students; its README.md says how to begin.")


def add_to_course(assignment: Assignment, reference: Path | None, course: Path) -> None:
    """Write the source notebook of an nbgrader course."""
    from grader.integrations import nbgrader_gradebook  # of use to those alone who have a course

    path = nbgrader_gradebook.write_course(
        assignment, make_job(assignment, reference, None).reference or {}, course
    )
    click.echo(
        f"{path} is written; it holds the solutions. Next: cd {course} && nbgrader generate_assignment {assignment.name}"
    )


def pack_autograder(assignment: Assignment, reference: Path | None, out: Path, trust: bool) -> None:
    """Write the zip for Gradescope, of a reference that can be read."""
    from grader.authoring import (
        gradescope_zip,  # what it reads of packages' pins is of use to it alone
    )

    make_job(assignment, reference, None)
    gradescope_zip.write_autograder(assignment, find_reference(assignment, reference), out, trust)
    click.echo(
        f"{out} is ready to upload to Gradescope. It holds the solutions: keep it to yourself."
    )


@click.command(name="grade")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where results go.")
@assignment_option
@reference_option
@seed_option
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=cpu_count() or 1,
    show_default="one per core",
    help="How many to grade at once.",
)
@click.option(
    "--trust-submissions",
    "trust",
    is_flag=True,
    help="Grade even where this machine cannot lock student code in.",
)
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Grade on the workers of a Dask scheduler: tcp://host:8786, or its file.",
)
@click.option(
    "--regrade", is_flag=True, help="Grade everything again, and say whose score changed and why."
)
@click.option(
    "--twice", is_flag=True, help="Grade everything twice, and say what does not agree with itself."
)
@click.option(
    "--count",
    default="last",
    show_default=True,
    metavar="RULE",
    help="Which of several attempts counts: best, last, or last-before:2026-03-02T23:59.",
)
@reports_errors
def grade_command(
    submissions: Path,
    out: Path,
    name: str,
    reference: Path | None,
    seed: int | None,
    workers: int,
    trust: bool,
    cluster: str,
    regrade: bool,
    twice: bool,
    count: str,
) -> int:
    """Grade a class, or one submission, and write the results to OUT.

    SUBMISSIONS holds a folder, a .zip or an .ipynb per student, or is one submission itself, or what
    nbgrader, Canvas or Moodle give for a class. What OUT holds already and still holds true is kept: a run that was stopped goes on where it was.

    Example: xorkit grade submissions --out results
    """
    assignment, missing = self_test.secure(load(locate(name)), trust)
    options = GradeOptions(
        submissions, out, reference, seed, workers, cluster, regrade, twice, count
    )
    return grade_class(assignment, options, missing)


@click.command(name="demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("xorkit-out"),
    show_default=True,
    help="Where results go.",
)
@reports_errors
def demo_command(out: Path) -> int:
    """Grade the sample class that comes with the repository.

    Example: xorkit demo
    """
    sample = CHECKOUT / "tests" / "submissions" / "sample"
    if not sample.is_dir():
        raise XorkitError(
            "demo grades the sample class of the repository; run it from a checkout, installed with pip install -e ."
        )
    assignment, missing = self_test.secure(load(locate("xor")), trust=False)
    code = grade_class(assignment, GradeOptions(sample, out, workers=cpu_count() or 1), missing)
    click.echo(f"As pages: xorkit report {out}")
    return code


COMMANDS = (handout_command, grade_command, demo_command)
