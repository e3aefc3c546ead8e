"""`xorkit mistakes`: wrong answers that nobody named, and drafts of mistakes made from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from grader.batch.reference_job import make_job
from grader.batch.results_folder import ResultsFolder
from grader.commands.options import (
    reference_option,
    reports_errors,
    run_assignment_option,
    trust_option,
)
from grader.errors import XorkitError
from grader.own_files import OwnFiles
from grader.safe_text import clean, count
from grader.sandbox import self_test
from grader.teaching.finished_run import find_assignment, list_aside, read_run
from grader.unnamed.answer_groups import (
    Group,
    find_groups,
    preview,
    read_groups,
    summarise,
    write_groups,
)
from grader.unnamed.inquiry import Inquiry
from grader.unnamed.mistake_draft import append, propose

LINES = 40  # of a function
out_argument = click.argument("out", type=click.Path(path_type=Path))


class Mistakes(click.Group):
    """Lists the groups where no part is named: `xorkit mistakes results`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The part that is named, else `list`."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["list", *args])


@click.group(name="mistakes", cls=Mistakes, subcommand_metavar="[list] OUT | propose OUT GROUP")
def mistakes_group() -> None:
    """Group the wrong answers in OUT that no known mistake explains.

    Programs with equal answers are one group. Each is shown with its smallest example and two codes.

    Example: xorkit mistakes results
    """


@mistakes_group.command(name="list")
@out_argument
@run_assignment_option
@reference_option
@trust_option
@reports_errors
def list_command(out: Path, name: str | None, reference: Path | None, trust: bool) -> None:
    """List the groups, the largest first, and keep them for xorkit report.

    Example: xorkit mistakes results
    """
    assignment, _ = self_test.secure(find_assignment(out, name), trust)
    results, _ = read_run(out, assignment)
    folder = ResultsFolder(out, assignment)
    with Inquiry(make_job(assignment, reference, folder.seed)) as inquiry:
        groups = find_groups(inquiry, folder, results)
    with OwnFiles(out) as files:
        write_groups(out, groups, results, files)
    list_aside(files)
    for note in groups.notes:
        click.echo(note, err=True)
    for group in groups.shared:
        _echo(_list_lines(group))
    if groups.single:
        _echo(["single", ""])
    for group in groups.single:
        _echo(_list_lines(group))
    click.echo(summarise(groups))
    if groups.groups:
        click.echo(f"A draft for mistakes.toml: xorkit mistakes propose {out} {groups.groups[0].number}")  # fmt: skip


@mistakes_group.command(name="propose")
@out_argument
@click.argument("number", metavar="GROUP", type=int)
@click.option("--into", type=click.Path(path_type=Path, dir_okay=False), help="Add it to the end of this file.  [default: print it]")  # fmt: skip
@run_assignment_option
@reference_option
@trust_option
@reports_errors
def propose_command(
    out: Path,
    number: int,
    into: Path | None,
    name: str | None,
    reference: Path | None,
    trust: bool,
) -> None:
    """Write a draft for mistakes.toml from a group that xorkit mistakes lists.

    It holds no comments, docstrings or names of students. Its sentence and its hint are yours to write.

    Example: xorkit mistakes propose results 1 --into drafts.toml
    """
    assignment, _ = self_test.secure(find_assignment(out, name), trust)
    results, _ = read_run(out, assignment)
    groups = read_groups(out, results)
    if groups is None:
        raise XorkitError(f"The groups of these results are not known. Run first: xorkit mistakes {out}")  # fmt: skip
    group, folder = groups.find(number), ResultsFolder(out, assignment)
    with Inquiry(make_job(assignment, reference, folder.seed)) as inquiry:
        draft = propose(inquiry, folder, results, group)
        known = [mistake.name for mistake in inquiry.job.mistakes]
    if into is None:
        if draft.name in known:
            raise XorkitError(f"There is an entry {draft.name} already.")
        click.echo(draft.text, nl=False)
        return
    append(draft, into, known)
    click.echo(f"{draft.name} is at the end of {into}. Write its says and hint, move it to mistakes.toml, then run xorkit record.")  # fmt: skip


def _list_lines(group: Group) -> Iterator[str]:
    """A group on the terminal; all that a student wrote is made safe to print."""
    yield f"{group.number}. {group.call}, stage {group.stage}: {count(len(group.students), 'student')}"
    yield f"   {preview(group.students)}"
    if group.says:
        yield f"   {clean(group.says, 400)}"
    if example := group.example:
        given = "; ".join(f"{name} = {value}" for name, value in example.given)
        yield f"   {example.call} with {clean(given, 400)}"
        for step in example.steps:
            if step.differs:
                yield f"   {clean(step.name, 60)}: right {clean(step.right, 300)}, got {clean(step.yours, 300)}"
    for code in group.codes:
        yield ""
        lines = code.rstrip().split("\n")
        yield from (f"   | {clean(line, 160)}" for line in lines[:LINES])
        if len(lines) > LINES:
            yield f"   | … and {count(len(lines) - LINES, 'line')} more"
    yield ""


def _echo(lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        click.echo(line)


COMMANDS = (mistakes_group,)
