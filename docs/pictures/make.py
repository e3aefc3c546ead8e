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


def shoot(browser: Browser, source: Path, target: str, height: int = 1000, width: int = 1040, dark: bool = False) -> None:  # fmt: skip
    """A picture of the beginning of a page; of all of it where the height is 0."""
    page = browser.new_page(
        viewport={"width": width, "height": height or 800}, color_scheme="dark" if dark else "light"
    )
    page.goto(source.as_uri())
    page.screenshot(path=HERE / target, full_page=not height)
    page.close()


def write_attempts(folder: Path) -> None:
    """The student's submission, and a second attempt in which the slopes are right."""
    for attempt in ("attempt-1", "attempt-2"):
        shutil.copytree(SAMPLE / STUDENT, folder / STUDENT / attempt)
    file = folder / STUDENT / "attempt-2" / "backward.py"
    file.write_text(file.read_text().replace("(a_output - y)/n", "2*(a_output - y)/n"))


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
    write_attempts(place / "attempts")
    run("grade", str(place / "attempts"), "--out", str(place / "again"), "--seed", "7")
    run("report", str(place / "again"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        shoot_drawing(browser, draw_check(place), "check.png")
        mine = out / "report" / "students" / f"{STUDENT}.html"
        shoot(browser, mine, "feedback.png")
        shoot(browser, mine, "feedback-phone.png", 0, 390)
        copies = [folder / "report" / "instructor" / f"{STUDENT}.html" for folder in (out, place / "again")]  # fmt: skip
        shoot(browser, copies[0], "instructor.png", 0, 820, True)
        shoot(browser, copies[1], "attempts.png", 0)
        shoot(browser, out / "report" / "index.html", "class.png", height=1280)
        shoot(browser, out / "report" / "index.html", "class-phone.png", height=1280, width=390)
        shoot(
            browser,
            out / "report" / "index.html",
            "class-dark.png",
            height=1280,
            width=800,
            dark=True,
        )
        browser.close()
    run("plot", "boundary", "--in", str(SAMPLE / "ada"), "--out", str(place / "plots"))
    shutil.copy(place / "plots" / "boundary.png", HERE)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        make(Path(name))
