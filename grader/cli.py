"""The command: what there is, by audience. Each subcommand parses, calls one function, prints one summary."""

from __future__ import annotations

import sys

import click

from grader.commands import author, instructor, student
from grader.grade import quiet_environment


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="xorkit", prog_name="xorkit")
def main() -> None:
    """Write, check and grade a first neural network.

    Students: start, check, submit. Instructors: handout, grade, export, doctor, demo. Authors: record, audit.
    """
    quiet_environment()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a console that has no ✓ shows a ?, and goes on
            reconfigure(errors="replace")


for room in (student, instructor, author):
    for command in room.COMMANDS:
        main.add_command(command)

if __name__ == "__main__":
    main()
