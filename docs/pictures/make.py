"""Makes the pictures of README.md from the sample class, by the commands that the README shows.

`python docs/pictures/make.py`, from a checkout with the `dev` extra, and Chromium on the PATH.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from grader.assignment.load import load, locate
from grader.cli import main
from grader.home.check import check
from grader.intake.reading import read_submission
from grader.reports.student_screen import View, render_result

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
SAMPLE = HOME / "tests" / "submissions" / "sample"
STUDENT = "emil"  # whose gradients are half of the slope
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def run(*words: str) -> None:
    """One command; raises `SystemExit` where it fails."""
    done = CliRunner().invoke(main, list(words))
    if done.exit_code:
        raise SystemExit(f"xorkit {' '.join(words)}:\n{done.output}")


def draw_check(place: Path) -> Path:
    """What `xorkit check --hint` shows, as SVG."""
    submission = read_submission(SAMPLE / STUDENT)
    result = check(load(locate("xor")), submission, None)
    console = Console(record=True, width=100, file=(place / "unused.txt").open("w"), force_terminal=True)  # fmt: skip
    view = View(hints=2, asked=True, width=console.width)
    console.print(render_result(result, submission.modules, view))
    file = place / "check.svg"
    console.save_svg(str(file), title="xorkit check --hint")
    return file


def shoot(browser: Browser, source: Path, target: str, height: int = 1000) -> None:  # fmt: skip
    """A picture of the beginning of a page."""
    page = browser.new_page(viewport={"width": 1040, "height": height})
    page.goto(source.as_uri())
    page.screenshot(path=HERE / target)
    page.close()


def shoot_drawing(browser: Browser, source: Path, target: str) -> None:
    """A picture of an SVG file, without anything around it."""
    width, height = re.findall(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', source.read_text())[0]
    shoot(browser, source, target, round(1040 * float(height) / float(width)))


def make(place: Path) -> None:
    """All of them."""
    program = shutil.which("chromium") or sys.exit("This needs Chromium: apt-get install chromium")
    out = place / "results"
    run("grade", str(SAMPLE), "--out", str(out), "--seed", "7")
    run("report", str(out))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        shoot_drawing(browser, draw_check(place), "check.png")
        shoot(browser, out / "report" / "students" / f"{STUDENT}.html", "feedback.png")
        shoot(browser, out / "report" / "index.html", "class.png", height=1280)
        browser.close()
    run("plot", "boundary", "--in", str(SAMPLE / "ada"), "--out", str(place / "plots"))
    shutil.copy(place / "plots" / "boundary.png", HERE)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        make(Path(name))
