"""Time the pages of a class and its sheets of questions against the grading of it, and the opening of a page of 1,000 students.

`python -m benchmarks.pages` rewrites its part of README.md. The class is the sample class, many
times over, without the submission that waits for its time limit: it would make grading look slow.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import click
from playwright.sync_api import sync_playwright

from benchmarks.classroom import HOME
from benchmarks.measure import environment, program
from benchmarks.report import describe_machine, fill, table
from grader.assignment.load import load, locate
from grader.batch.results_folder import ResultsFolder
from grader.teaching.class_page import render_index

SAMPLE = HOME / "tests" / "submissions" / "sample"
WAITING = "jonas"
STUDENTS = 1000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def write_class(folder: Path, count: int) -> None:
    """The sample class, over and over."""
    sources = [each for each in sorted(SAMPLE.iterdir()) if each.is_dir() and each.name != WAITING]
    for number in range(count):
        source = sources[number % len(sources)]
        shutil.copytree(source, folder / f"{number:03}-{source.name}")


def run(home: Path, *words: str) -> float:
    """The seconds that a command takes."""
    start = monotonic()
    subprocess.run(
        [program("xorkit"), *words], cwd=HOME, env=environment(home), check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return monotonic() - start


def open_page(file: Path) -> float:
    """Milliseconds from asking for a page until it is loaded and can be used."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        times = []
        for _ in range(5):
            page = browser.new_page()
            page.goto(file.as_uri())
            page.get_by_label("Search").wait_for()
            entry = "performance.getEntriesByType('navigation')[0].loadEventEnd"
            times.append(float(page.evaluate(entry)))
            page.close()
        browser.close()
    return sorted(times)[2]


@click.command()
@click.option("--count", default=300, show_default=True, help="How many submissions.")
def main(count: int) -> None:
    """Grade, report and ask, and write the figures."""
    machine = describe_machine("xorkit", "numpy", "matplotlib", "jinja2", "pygments")
    with TemporaryDirectory() as name:
        place = Path(name).resolve()
        write_class(place / "class", count)
        out = place / "out"
        graded = run(place, "grade", str(place / "class"), "--out", str(out), "--workers", "2")
        reported = run(place, "report", str(out))
        asked = run(place, "viva", "--out", str(out), "--workers", "2")
        assignment = load(locate("xor"))
        results = ResultsFolder(out, assignment).results()
        many = [replace(results[n % len(results)], student=f"s{n:04}") for n in range(STUDENTS)]
        page = place / "index.html"
        page.write_text(render_index(assignment, many, True), encoding="utf-8")
        opened = open_page(page)
    rows = [
        (f"grading {count} submissions, two workers", f"{graded:.1f} s"),
        (
            f"`xorkit report`: {count} student pages, {count} copies with all checks, the class page; one process",
            f"{reported:.1f} s",
        ),
        ("pages against grading", f"{reported / graded:.2f}"),
        (f"`xorkit viva`: {count} sheets of questions, two workers", f"{asked:.1f} s"),
        ("questions against grading", f"{asked / graded:.2f}"),
        (f"a class page of {STUDENTS:,} students, until it can be used", f"{opened / 1000:.2f} s"),
    ]
    fill("pages", f"{machine}\n\n{table(('', 'measured'), rows)}")


if __name__ == "__main__":
    main()
