"""The wheel: what a student needs, and nothing of the solutions; it works where only it is installed."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from grader.assignment.load import load, locate
from grader.authoring.wheel import build_wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(load(locate("xor")), tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_public_half_and_no_solution(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        # Where an author begins a new assignment, a solution is part of the template.
        content = b"".join(archive.read(name) for name in names if "templates/new/" not in name)
    assert {name.split("/")[0] for name in names} == {"grader", "xorkit-0.1.0.dist-info"}
    assert {
        "grader/assignments/xor/sigmoid.py",
        "grader/assignments/xor/assignment.toml",
        "grader/assignments/xor/images/valley.svg",
        "grader/authoring/templates/handout_page.css",
        "grader/judging/checks.ini",
    } <= set(names)
    assert not any(
        "solutions" in name or "tests/" in name or "__pycache__" in name for name in names
    )
    assert b"BEGIN SOLUTION\n" not in content


@pytest.mark.thorough
def test_a_student_with_the_wheel_alone_can_start_and_check(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    installed = run(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    assert installed.returncode == 0, installed.stderr
    assert run(str(scripts / "xorkit"), "start", "net").returncode == 0
    assert (tmp_path / "net" / "README.html").is_file()  # by what the wheel brings with it
    assert (tmp_path / "net" / "images" / "valley.svg").is_file()
    checked = run(str(scripts / "xorkit"), "check", "net")
    assert checked.returncode == 1, checked.stderr
    assert "sigmoid is yours to write." in checked.stdout
    tested = run(str(scripts / "python"), "-m", "pytest", "-q", "net")
    assert "sigmoid is yours to write." in tested.stdout
    demo = run(str(scripts / "xorkit"), "demo")
    assert demo.returncode == 2
    assert "Run it from a checkout" in demo.stderr
    assert sys.executable not in checked.stdout
