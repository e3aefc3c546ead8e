"""The arrows of the architecture: who may import whom."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import grader

PACKAGE = Path(grader.__file__).parent
MODULES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not {"assignments", "templates"} & {*path.relative_to(PACKAGE).parts}
]

# A room, or a module beside the rooms, imports from itself and from lower ranks.
RANKS = (
    ("errors", "safe_text", "inside"),
    ("atomic_files", "optional_imports", "assignment"),
    ("checks", "own_files"),
    ("results", "intake", "sandbox", "oracle"),
    ("diagnosis", "reports", "discovery"),
    ("judging",),
    ("batch", "integrations"),
    ("authoring", "course", "home", "teaching", "unnamed"),
    ("grading", "viva"),
    ("commands",),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, `grader.room.module` for our own."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            own = (PACKAGE / node.module.partition(".")[2].replace(".", "/")).is_dir()
            names |= {f"{node.module}.{each.name}" if own else node.module for each in node.names}
    return names


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_import_stays_in_its_room_or_goes_to_a_lower_rank(path: Path) -> None:
    room = room_of(path)
    for name in imports(path) if room != "__init__" else ():
        if name.startswith("grader."):
            other = name.split(".")[1]
            assert other == room or RANK[other] < RANK[room], f"{room} imports {name}"


def test_no_modules_import_each_other() -> None:
    graph = {
        "grader." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): imports(path)
        for path in MODULES
    }
    while leaves := [name for name, wanted in graph.items() if not wanted & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert not graph, "a circle of imports: " + ", ".join(graph)


def test_every_room_says_what_lives_there() -> None:
    for room in (path for path in PACKAGE.iterdir() if any(path.glob("*.py"))):
        assert ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))), room


def test_a_module_and_a_room_are_short_enough_to_read() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {path.name: n for path, n in lengths.items() if n > 250} == {}
    written = sorted(n for path, n in lengths.items() if path.name != "__init__.py")
    assert written[len(written) // 2] <= 120
    rooms: dict[str, int] = {}
    for path, length in lengths.items():
        room = "inside/lock" if path.parent.name == "lock" else room_of(path)
        rooms[room] = rooms.get(room, 0) + length
    assert {room: n for room, n in rooms.items() if n > 2000} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_an_assignment_or_a_solution(path: Path) -> None:
    stages = ("sigmoid", "forward", "loss", "backward", "train")
    ours = ("assignments", "solutions", "network", *stages)
    assert not {name for name in imports(path) if name.split(".")[0] in ours}


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "inside").rglob("*.py")), ids=lambda path: path.name
)
def test_the_inside_imports_the_standard_library_and_numpy(path: Path) -> None:
    allowed = {*sys.stdlib_module_names, "numpy"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= allowed
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert str(node.module).split(".")[0] in allowed
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 1, "the lock needs nothing of the rest of the inside"


def test_no_assignment_is_known_by_name_outside_the_command() -> None:
    for path in MODULES:
        if path.parent.name != "commands":
            assert '"xor"' not in path.read_text(encoding="utf-8"), path


def test_a_check_is_written_with_three_words() -> None:
    assert grader.__all__ == ["agree", "gradient", "points"]


def test_what_other_systems_need_is_imported_only_for_them(root: Path) -> None:
    words = ["check", str(root / "assignments" / "xor")]
    code = (
        "import sys\nfrom grader.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "grader.judging.student" in loaded
    rooms = ("grader.batch", "grader.integrations", "grader.reports")
    used = {name for name in loaded if name.startswith(rooms) and name not in rooms}
    screen = {"lines", "screen_example", "screen_message", "student_screen"}
    assert used <= {f"grader.reports.{name}" for name in ("terminal", *screen)}, used
    theirs = {"distributed", "jinja2", "matplotlib", "nbformat", "nbgrader", "xml.etree"}
    assert loaded & {*theirs, "watchfiles"} == set()
