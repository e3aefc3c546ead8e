"""Grades the assignments of a course, one after another, as `xorkit grade` does."""

from __future__ import annotations

from dataclasses import dataclass

import click

from grader.course.course_file import Course, Part
from grader.errors import CourseError, XorkitError
from grader.grading.class_grading import GradeOptions, grade_class
from grader.integrations.roster import read_roster
from grader.safe_text import clean
from grader.sandbox import self_test

STOPPED = 130


@dataclass(frozen=True)
class CourseOptions:
    """The options of `xorkit course grade`, which are the same for each assignment."""

    workers: int
    trust: bool = False
    regrade: bool = False
    ignore: tuple[str, ...] = ()
    accept_near_names: bool = False


def grade_course(course: Course, options: CourseOptions) -> int:
    """Grade what is there; the exit code is the worst of all, or that of a stop.

    An assignment that cannot be graded is named, and does not stop the others. Raises `CourseError` if
    no submissions are there at all.
    """
    if course.roster:
        read_roster(course.roster)  # a slip there would stop each assignment
    there = [part for part in course.parts if part.submissions.exists()]
    for part in course.parts:
        if part not in there:
            click.echo(f"{part.name}: no submissions yet; {part.submissions} is not there.")
    if not there:
        raise CourseError(
            f"No assignment of {course.folder} has submissions. Put them where course.toml says."
        )
    codes = []
    for part in there:
        click.echo(f"\n{part.name}: {part.submissions}")
        try:
            codes.append(_grade_part(course, part, options))
        except XorkitError as error:
            click.echo(f"{part.name} was not graded: {clean(str(error))}", err=True)
            codes.append(2)
        if codes[-1] == STOPPED:
            return STOPPED
    return max(codes)


def _grade_part(course: Course, part: Part, options: CourseOptions) -> int:
    assignment, missing = self_test.secure(part.assignment, options.trust)
    given = GradeOptions(
        part.submissions,
        part.results,
        workers=options.workers,
        regrade=options.regrade,
        count=part.count,
        roster=course.roster,
        ignore=options.ignore,
        accept_near_names=options.accept_near_names,
        again=f"xorkit course grade {course.folder}",
    )
    return grade_class(assignment, given, missing)
