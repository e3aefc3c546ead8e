"""What the tests share: two layers, the assignment, its reference, and submissions made of it."""

from __future__ import annotations

import os
import shutil
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from hypothesis.configuration import set_hypothesis_home_dir

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.intake.submission import Submission, build
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.oracle.reference import read_reference
from grader.results.result import Check, Result
from tests.cases import Case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

ROOT = Path(__file__).parent.parent
Graded = Callable[..., Result]
Open = Callable[[Path], "Page"]
LONG = (
    "test_folders",
    "test_hostile",
    "test_marking",
)  # begun first, so that both processes end together


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--part 3`: a third of the large sets, for the gate; `--renew-screens`: write tests/screens/ anew."""
    parser.addoption("--part", type=int, default=1, help="of each sampled set, run every n-th case")
    parser.addoption(
        "--renew-screens", action="store_true", help="keep the screens as they are now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """How many examples Hypothesis tries: the same ones each time, unless FUZZ_EXAMPLES says how many."""
    examples = os.environ.get("FUZZ_EXAMPLES")
    settings.register_profile(
        "layer",
        max_examples=int(examples or (150 if in_thorough_layer(config) else 20)),
        derandomize=examples is None,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),  # a busy machine is no reason to fail
    )
    settings.load_profile("layer")
    # A .hypothesis beside the tests stops pytest, whose list of folders to pass over is our own.
    set_hypothesis_home_dir(ROOT / ".pytest_cache" / "hypothesis")
    # xdist sets it for its own output; a command in a test prints as if into a file.
    for name in ("COLUMNS", "NO_COLOR", "XORKIT_PLAIN"):
        os.environ.pop(name, None)
    os.environ["TERM"] = "xterm"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say of each case in which layers it runs, before -m selects by that; long files begin first."""
    number: Counter[str] = Counter()
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        function, _, case = item.nodeid.partition("[")
        number[function] += 1
        fuzzed = is_hypothesis_test(getattr(item, "obj", None))
        fast = fuzzed
        if sample := item.get_closest_marker("sample"):
            every = sample.kwargs.get("every")
            fast |= case[:-1] in sample.args or bool(every and number[function] % every == 1)
        if fuzzed or sample:
            item.add_marker("thorough")
        if fuzzed:
            item.add_marker("fuzzed")  # with more examples in the thorough layer
        if fast:
            item.add_marker("fast")
        chosen = fast or not sample or zlib.crc32(case.encode()) % config.option.part == 0
        (kept if chosen else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)
    items.sort(key=lambda item: (*LONG, item.path.stem).index(item.path.stem))


def in_thorough_layer(config: pytest.Config) -> bool:
    """Whether more runs than the fast layer."""
    return "not thorough" not in config.option.markexpr


@pytest.fixture(scope="module")
def selected(request: pytest.FixtureRequest) -> list[Case]:
    """The cases of a module's tests in this layer, each once: those to grade."""
    here = [item for item in request.session.items if item.path == request.path]
    specs = [item.callspec for item in here if hasattr(item, "callspec")]
    found = [each for spec in specs for each in spec.params.values() if isinstance(each, Case)]
    return list({str(case): case for case in found}.values())


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether this is the thorough layer: a fixture that makes a class makes a small one otherwise."""
    return in_thorough_layer(request.config)


@pytest.fixture(scope="session")
def part(request: pytest.FixtureRequest) -> int:
    """How many times smaller the large sets are made."""
    number: int = request.config.option.part
    return number


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def xor() -> Assignment:
    """The assignment, as it is given to students."""
    return load(ROOT / "assignments" / "xor")


@pytest.fixture(scope="session")
def hasty(xor: Assignment) -> Assignment:
    """The same, with limits that a test can wait for."""
    return replace(xor, limits=replace(xor.limits, call_seconds=3, submission_seconds=60))


@pytest.fixture(scope="session")
def reference(xor: Assignment) -> dict[str, str]:
    """The sources of the reference."""
    return read_reference(ROOT / "solutions" / "xor", xor)


@pytest.fixture(scope="session")
def job(xor: Assignment, reference: dict[str, str]) -> Job:
    """Official grading, from a seed that is the same in each run of the tests."""
    return Job(xor, reference, 7)


@pytest.fixture(scope="session")
def graded(xor: Assignment, hasty: Assignment, reference: dict[str, str]) -> Iterator[Graded]:
    """Grade the reference with some of its modules replaced; None takes a module away.

    A session of grading is kept for the tests that follow: to begin one costs a second.
    """
    with ExitStack() as stack:

        @cache
        def begin(quick: bool, seed: int) -> Grader:
            return stack.enter_context(Grader(Job(hasty if quick else xor, reference, seed)))

        def run(seed: int = 7, **modules: str | None) -> Result:
            sources = {**reference, **modules}
            files = {f"{k}.py": v.encode() for k, v in sources.items() if v is not None}
            grader = begin("while True" in str(modules.values()), seed)
            return grader.grade(build("someone", files))

        yield run


@pytest.fixture
def submission(reference: dict[str, str]) -> Submission:
    """A right one."""
    return Submission("someone", dict(reference))


def failed(result: Result) -> dict[str, Check]:
    """The checks that did not pass, by name."""
    return {check.name: check for check in result.checks if check.outcome != "passed"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; without it, these are skipped, except in CI."""
    from playwright.sync_api import sync_playwright  # of use to the tests of pages alone

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium: apt-get install chromium")
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=program, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Open a file; at the end, nothing was said on the console and nothing was asked for elsewhere."""
    context = browser.new_context(color_scheme="light", viewport={"width": 1100, "height": 900})
    said: list[str] = []
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def show(path: Path) -> Page:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", note)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield show
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
