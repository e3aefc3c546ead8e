"""The command `xorkit`. Each subcommand parses options, calls one function and prints a summary."""

from __future__ import annotations

import codecs
import importlib
import sys

import click

from grader.safe_text import spell

# For each audience its commands, and the module of `grader.commands` that one is imported from when
# it is asked for.
AUDIENCES = {
    "Students": {
        "start": "student",
        "check": "check",
        "plot": "plotting",
        "submit": "student",
        "explore": "exploring",
    },
    "Instructors": {
        "handout": "instructor",
        "grade": "instructor",
        "report": "reporting",
        "export": "exporting",
        "adjust": "adjusting",
        "extend": "adjusting",
        "comment": "adjusting",
        "requests": "requesting",
        "return": "returning",
        "viva": "viva",
        "mistakes": "mistakes",
        "verify": "verifying",
        "course": "course",
        "doctor": "doctor",
        "demo": "instructor",
    },
    "Authors": {"new": "author", "record": "author", "preview": "author", "audit": "author"},
}


class Commands(click.Group):
    """A group that imports its subcommands on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All subcommands, those for students first."""
        del ctx
        return [name for names in AUDIENCES.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The subcommands under the people who use them."""
        for audience, names in AUDIENCES.items():
            with formatter.section(audience):
                commands = [(name, self.get_command(ctx, name)) for name in names]
                formatter.write_dl(
                    [(n, each.get_short_help_str(60)) for n, each in commands if each]
                )

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """A subcommand by name; None if there is none."""
        del ctx
        module = next((names[name] for names in AUDIENCES.values() if name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = importlib.import_module(
            f"grader.commands.{module}"
        ).COMMANDS
        return next(command for command in commands if command.name == name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="xorkit", prog_name="xorkit")
def main() -> None:
    """Write, check and grade programming assignments."""
    codecs.register_error("spelled", spell)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # print - on consoles that cannot show −
            reconfigure(errors="spelled")


if __name__ == "__main__":
    main()
