"""The protections hold, are proved by trying, and nothing runs where one is missing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment
from grader.cli import main
from grader.errors import ProtectionError
from grader.sandbox import channel, self_test
from grader.sandbox.child import Child
from grader.sandbox.fork_server import Launcher
from grader.sandbox.protections import ABOUT

# What makes the inside believe that it runs on another kernel.
NO_LANDLOCK = "from inside.lock import landlock; landlock.read_version = lambda: 0"
OLD_LANDLOCK = "from inside.lock import landlock; landlock.read_version = lambda: 2"
NO_SECCOMP = "from inside.lock import call_filter; call_filter.is_supported = lambda: False"


def pretend(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Start every inside with a change."""
    head, tail = channel.BOOT.split("runpy.run_module", 1)
    monkeypatch.setattr(channel, "BOOT", f"{head}{change}; runpy.run_module{tail}")


def test_every_protection_holds_here_and_was_tried(xor: Assignment) -> None:
    protections = self_test.examine(xor.limits)
    assert [each.name for each in protections] == list(ABOUT)
    for each in protections:
        assert each.trials, each
        assert each.holds, each


def test_doctor_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke(main, ["doctor"])
    assert run.exit_code == 0, run.output
    assert "All protections hold. You can use xorkit grade on this machine." in run.output
    pretend(monkeypatch, OLD_LANDLOCK)
    run = CliRunner().invoke(main, ["doctor"])
    assert run.exit_code == 1
    assert "read this program: refused (Operation not permitted)" in run.output  # by `calls`
    assert "version 2 of Landlock, and 3 is needed" in run.output.replace("\n", " ")
    assert "/sys/kernel/security/lsm" in run.output


@pytest.mark.parametrize(
    ("change", "name", "through"),
    [
        (NO_LANDLOCK, "files", set()),  # `calls` refuses it, too
        (
            NO_SECCOMP,
            "calls",
            {
                "start a process",
                "start a thread",
                "see whether this program is there",
                "see what this machine is called",
            },
        ),
    ],
)
@pytest.mark.sample(every=2)
def test_what_is_not_protected_gets_through(
    monkeypatch: pytest.MonkeyPatch, xor: Assignment, change: str, name: str, through: set[str]
) -> None:
    pretend(monkeypatch, change)
    found = {each.name: each for each in self_test.examine(xor.limits)}
    assert [each.name for each in found.values() if not each.holds] == [name]
    assert through <= {trial.tried for trial in found[name].trials if not trial.refused}


@pytest.mark.parametrize("change", [NO_LANDLOCK, OLD_LANDLOCK, NO_SECCOMP])
def test_nothing_of_a_submission_is_sent_where_a_demanded_protection_is_missing(
    monkeypatch: pytest.MonkeyPatch, xor: Assignment, change: str
) -> None:
    pretend(monkeypatch, change)
    inside = Launcher()
    child = Child(inside.open(), {"m": ""}, xor.limits, protections=xor.protections)
    with pytest.raises(ProtectionError, match="cannot be locked in here"), child:
        raise AssertionError("it was opened")
    assert not child.alive
    with Child(inside.open(), {"m": ""}, xor.limits) as trusted:
        assert len(trusted.missing) == 1
    inside.close()


def test_grade_refuses_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: Path
) -> None:
    pretend(monkeypatch, OLD_LANDLOCK)
    ada = root / "tests" / "submissions" / "sample" / "ada"
    out = tmp_path / "out"
    run = CliRunner().invoke(main, ["grade", str(ada), "--out", str(out)])
    assert run.exit_code == 2
    said = " ".join(run.output.split())
    assert "Student code cannot be locked in on this machine: files is missing, since" in said
    assert "--trust-submissions" in said
    assert not out.exists()


@pytest.mark.thorough
def test_grade_goes_on_where_the_submissions_are_trusted_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: Path
) -> None:
    pretend(monkeypatch, OLD_LANDLOCK)
    ada = root / "tests" / "submissions" / "sample" / "ada"
    arguments = ["grade", str(ada), "--out", str(tmp_path), "--trust-submissions"]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 0, run.output
    assert "Warning: student code ran without these protections: files." in run.output
    record = json.loads((tmp_path / "run.json").read_text())["protections"]
    assert record["demanded"] == []
    assert list(record["missing"]) == ["files"]
