"""The documentation names files, commands and options that exist, and leaves none out."""

import ast
import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from grader.cli import main

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "benchmarks" / "README.md", *GUIDES]
NAMED = re.compile(r"[\w./<>-]*\w\.py\b|[\w./-]+/(?=[`\s])")  # modules and folders


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def get_command(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command, f"there is no xorkit {name}"
    return command


def options(name: str, part: str = "") -> set[str]:
    """The options of a command, or of a part of it, such as `grade` of `course`; `list` is a default part."""
    command = get_command(name)
    if isinstance(command, click.Group):
        command = command.commands[part if part in command.commands else "list"]
    words = {word for parameter in command.params for word in parameter.opts}
    return {word for word in words if word.startswith("-")}


def code_lines(path: Path) -> list[str]:
    """The lines of a page's code blocks, their prompts removed."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", read(path), re.DOTALL | re.MULTILINE)
    return [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_a_file_that_the_architecture_names_exists(page: str) -> None:
    """A bare name is looked for in the rooms that its line names, a path from two roots."""
    for line in read(ROOT / page).splitlines():
        words = [word.replace("NAME", "xor") for word in NAMED.findall(line)]
        rooms = [ROOT / "grader" / word for word in words if re.fullmatch(r"\w+/", word)]
        homes = [room for room in rooms if room.is_dir()] or [ROOT / "grader"]
        for word in words:
            if "<" not in word and word not in ("docs/pictures/", "OUT/"):
                places = [ROOT / word, ROOT / "grader" / word, *(home / word for home in homes)]
                assert any(place.exists() for place in places), f"{page} names {word}: {line}"


def test_the_readme_says_where_other_systems_messages_and_locks_are() -> None:
    rooms = dict(re.findall(r"^(\w+)/ .*?((?:[\w./ ]*\b\w+\.py.*))$", read(ROOT / "README.md"), re.M))  # fmt: skip
    assert "moodle.py" in rooms["integrations"]
    assert "error_messages.py" in rooms["diagnosis"]
    assert "lockdown.py" in rooms["inside"]


def test_the_architecture_gives_every_room_its_rank() -> None:
    page = read(ROOT / "docs" / "architecture.md")
    (ranks,) = re.findall(r"^RANKS = (\(.*?^\))", read(ROOT / "tests" / "test_arrows.py"), re.DOTALL | re.MULTILINE)  # fmt: skip
    for rank, names in enumerate(ast.literal_eval(ranks)):
        for name in names:
            if (ROOT / "grader" / name).is_dir():
                assert f"| {rank} | `{name}/` |" in page, name
            else:
                assert f"`{name}.py`" in page, name


def test_the_readme_is_short() -> None:
    assert 450 <= len(read(ROOT / "README.md").split()) <= 750


def test_the_readme_links_to_every_guide() -> None:
    table = [line for line in read(ROOT / "README.md").splitlines() if line.startswith("|")]
    for guide in GUIDES:
        assert f"(docs/{guide.name})" in "\n".join(table), guide.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", read(page))  # in code it is an example
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_is_documented(name: str) -> None:
    assert any(f"xorkit {name}" in read(page) for page in [ROOT / "README.md", *GUIDES])


@pytest.mark.parametrize("name", ["check", "course", "export", "grade", "handout", "report"])
def test_every_option_is_documented(name: str) -> None:
    pages = "\n".join(read(guide) for guide in GUIDES)
    command = get_command(name)
    parts = list(command.commands) if isinstance(command, click.Group) else [""]
    for option in set().union(*(options(name, part) for part in parts)):
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", pages), option


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_command_line_has_options_that_exist(page: Path) -> None:
    for line in code_lines(page):
        words = line.partition(" #")[0].split()
        if words[:1] == ["xorkit"]:
            known = options(*words[1:3])
            assert not [word for word in words[2:] if word.startswith("-") and word not in known]


def test_the_small_assignment_of_the_authors_guide_works(tmp_path: Path) -> None:
    text = read(ROOT / "docs" / "authors.md")
    files = re.findall(
        r"^`([\w.]+/[\w./]+)` .*?\n```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE
    )
    for name, content in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    folder, secret = (tmp_path / home / "temperature" for home in ("assignments", "solutions"))
    assert {path.name for path in folder.iterdir()} == {"assignment.toml", "cases.py", "test_convert.py"}  # fmt: skip
    recorded = CliRunner().invoke(main, ["record", "--assignment", str(folder)])
    assert "3 files" in recorded.output, recorded.output
    (slot,) = tomllib.loads(read(secret / "mistakes.toml"))["slot"]
    (mistake,) = slot["mistake"]
    solution = read(secret / "convert.py").replace(slot["this"], mistake["that"])
    (folder / "convert.py").write_text(solution, encoding="utf-8")
    checked = CliRunner().invoke(main, ["check", "--hint", str(folder)])
    assert checked.exit_code == 1
    shown = text[text.index("✗ convert") : text.index("…\n\nThink")].split()
    assert checked.output.split()[: len(shown)] == shown
    assert f"Think: {mistake['hint']}" in checked.output


def test_the_students_guide_shows_what_check_prints(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["start", str(tmp_path / "net")])
    for module in (ROOT / "tests" / "submissions" / "sample" / "emil").glob("*.py"):
        (tmp_path / "net" / module.name).write_bytes(module.read_bytes())
    checked = CliRunner().invoke(main, ["check", "--hint", str(tmp_path / "net")])
    page = read(ROOT / "docs" / "students.md")
    shown = re.findall(r"\$ xorkit check --hint\n(.*?)```", page, re.DOTALL)
    assert shown[0].split() == checked.output.split()
