"""The arrows of the architecture: who may import whom."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import grader


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
            if (node.module or "") in ("grader", "grader.reports"):
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


PACKAGE = Path(grader.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULES = [path for path in MODULES if "assignments" not in path.parts]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_the_assignments_the_solutions_or_the_command(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in (
            "assignments",
            "solutions",
            "sigmoid",
            "forward",
            "network",
        )
        assert name != "grader.cli"


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "inside").glob("*.py")), ids=lambda path: path.name
)
def test_the_inside_imports_the_standard_library_numpy_and_the_locks(path: Path) -> None:
    locks = {"landlockpy", "seccompy"} if path.stem in ("lockdown", "syscalls") else set()
    for name in imports(path):
        allowed = {*sys.stdlib_module_names, "numpy", *locks}
        assert name.startswith(".") or name.split(".")[0] in allowed


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "reports").glob("*.py")), ids=lambda path: path.name
)
def test_a_report_knows_results_and_no_process(path: Path) -> None:
    for name in imports(path):
        assert name not in (
            "grader.child",
            "grader.student",
            "grader.plugin",
            "grader.cohort",
            "grader.oracle",
        )


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
    assert "grader.student" in loaded
    ours = {"autograder", "cluster", "container", "drawing", "gradebook", "roster", "workbook"}
    reports = {"canvas", "feedback", "junit", "moodle", "pages", "prairielearn", "worksheet"}
    theirs = {
        "distributed",
        "jinja2",
        "matplotlib",
        "nbformat",
        "nbgrader",
        "watchfiles",
        "xml.etree",
    }
    unasked = {f"grader.{name}" for name in ours} | {f"grader.reports.{name}" for name in reports}
    assert loaded & (unasked | theirs) == set()
