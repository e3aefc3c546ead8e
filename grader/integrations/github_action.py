"""`xorkit check --format github`: the output of a workflow step."""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console

from grader.assignment.load import find_installed_folders, find_kit, load
from grader.assignment.spec import Assignment
from grader.errors import OutputError, XorkitError
from grader.intake.reading import read_submission
from grader.integrations import github_annotations, github_workflow
from grader.reports.student_screen import View, render_result
from grader.results.result import Check, Result

WIDTH = 100  # columns of GitHub's log


def find_installed(folder: Path, name: str | None) -> Assignment:
    """The installed assignment; the repository cannot change it.

    Its name comes from the workflow, else from the folder. Raises `XorkitError` if it is not
    installed: a folder's own checks could be edited.
    """
    installed = find_installed_folders()
    name = name or _read_name(folder)
    if name not in installed:
        raise XorkitError(
            f"There is no assignment {name!r}. Available: {', '.join(sorted(installed))}. "
            "Name one: xorkit check --format github --assignment xor"
        )
    return load(installed[name])


def _read_name(folder: Path) -> str:
    """The assignment name in a folder, even if the rest is damaged."""
    file = (find_kit(folder) or folder) / "assignment.toml"
    try:
        return str(tomllib.loads(file.read_text(encoding="utf-8"))["name"])
    except (OSError, ValueError, KeyError):
        return ""


def not_judged(assignment: Assignment, error: XorkitError) -> Result:
    """A result for checks that could not run."""
    checks = [
        Check(each.name, f"The checks of {each.name}", each.name, each.points, "broken", str(error))
        for each in assignment.stages
    ]
    return Result("", assignment, tuple(checks))


def publish(result: Result, folder: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Print annotations and the log, write the summary and Classroom's result; return the exit code."""
    workspace = Path(environment.get("GITHUB_WORKSPACE") or Path.cwd())
    code = _read_code(folder, workspace)
    warnings = [
        *github_workflow.find_edited(result.assignment, folder),
        *github_workflow.find_edited_workflow(result.assignment, workspace),
    ]
    for annotation in github_annotations.annotate(result, code, warnings):
        click.echo(annotation.command())
    _log(result, code.sources)
    summary, output = (environment.get(f"GITHUB_{name}") for name in ("STEP_SUMMARY", "OUTPUT"))
    if summary:
        _append(Path(summary), github_annotations.render_summary(result, warnings))
    if output:
        _append(Path(output), f"result={github_annotations.render_classroom(result, code)}\n")
    return 0 if result.first_to_mend is None and not result.problem else 1


def _log(result: Result, sources: Mapping[str, str]) -> None:
    """Print the terminal output with workflow commands disabled by a secret token."""
    token = secrets.token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        console = Console(width=WIDTH)
        console.print(render_result(result, sources, View(everything=True, width=WIDTH)))
    finally:
        click.echo(f"\n::{token}::")


def _read_code(folder: Path, workspace: Path) -> github_annotations.Code:
    """The modules that lie in the folder as files."""
    modules = read_submission(folder).modules
    files = {name: text for name, text in modules.items() if (folder / f"{name}.py").is_file()}
    inside = os.path.relpath(folder.resolve(), workspace.resolve())
    return github_annotations.Code(files, "" if inside == "." else Path(inside).as_posix())


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error
