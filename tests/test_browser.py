"""The pages in a real browser: Debian's Chromium, opened from disk."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from grader.assignment.plots import load_pictures
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.home.studio import Studio
from grader.reports import plots
from grader.teaching.class_page import render_index
from grader.teaching.request import parse_request
from tests.cases import SUBMISSIONS, read_cases
from tests.conftest import Open

pytestmark = pytest.mark.thorough

INJECTIONS = [case for case in read_cases("hostile") if case.group == "hostile/injection"]
MARKUP = "</code></li></ol></details><script>alert(1)</script><img src=x onerror=alert(2)>"
# What a code view and a comparison might stumble over, by student; each stands behind a right loss.
CODES = {
    "markup": f'\n# {MARKUP}\nX = \'{MARKUP}\'\n"""{MARKUP}"""\n',
    "unseen": "\n# \u202e\u2066 txet\u2069 \u2028 \x0c \x1b[31m \x85 \u0301\u0301\u0301\nX = 'user\u202e'\n",
    "one-line": "\nX = '" + "<b>a" * 240_000 + "'\n",
    "nested": "\nX = " + "[" * 90_000 + "]" * 90_000 + "\n",
    "blanks": "\n" + " \n" * 100_000,
    "not-text": "\n# \udce9\n",
    "null": "\n# \0\n",
}
FEW = ("ada", "emil", "gita", "hugo", "lena", "nils")  # of the sample class, for the gate
SERIOUS = ("serious", "critical")


def make(place: Path, submissions: Path) -> Path:
    for words in (["grade", str(submissions), "--out", str(place), "--seed", "7"], ["report", str(place)]):  # fmt: skip
        done = CliRunner().invoke(main, words)
        assert done.exit_code in (0, 1), done.output
    return place / "report"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, part: int) -> Path:
    """The pages of the sample class, or of some of it, without the one that waits for its time limit."""
    folder = tmp_path_factory.mktemp("sample")
    for case in read_cases("sample"):
        if case.name != "jonas" and (part == 1 or case.name in FEW):
            shutil.copytree(case.folder, folder / "class" / case.name)
    return make(folder / "out", folder / "class")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, thorough: bool, part: int) -> Path:
    """The pages of those attacks that write what a page might run, or of a few."""
    folder = tmp_path_factory.mktemp("hostile")
    submissions = folder / "class"
    for case in INJECTIONS if thorough and part == 1 else INJECTIONS[::9]:
        shutil.copytree(case.folder, submissions / case.name)
    ada = SUBMISSIONS / "sample" / "ada"
    shutil.copytree(ada, submissions / "<img src=x onerror=alert(1)>")
    for name in CODES if thorough else ("markup",):  # two attempts: there is a difference
        for attempt in ("attempt-1", "attempt-2"):
            shutil.copytree(ada, submissions / name / attempt)
        with (submissions / name / "attempt-2" / "loss.py").open("ab") as file:
            file.write(CODES[name].encode("utf-8", "surrogateescape"))
    return make(folder / "out", submissions)


def students(page: Page) -> list[str]:
    """Those that the table shows, in its order."""
    rows = page.locator("#table tbody tr:visible th")
    return [text.strip() for text in rows.all_inner_texts()]


@pytest.mark.release
def test_the_pages_of_the_sample_class_open(sample: Path, opened: Open) -> None:
    for path in sorted((sample / "students").iterdir()):
        page = opened(path)
        assert page.locator("h1").inner_text() == path.stem
        assert page.locator("img").evaluate_all("all => all.every(one => one.naturalWidth > 100)")
        page.close()


def test_the_class_page_sorts_by_its_headings(sample: Path, opened: Open) -> None:
    page = opened(sample / "index.html")
    first = students(page)
    assert first == sorted(first)
    page.get_by_role("button", name="Points", exact=True).click()
    points = [int(text) for text in page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()]  # fmt: skip
    assert points == sorted(points)
    assert len(set(points)) > 3
    page.get_by_role("button", name="Points", exact=True).press("Enter")
    again = [int(text) for text in page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()]  # fmt: skip
    assert again == sorted(points, reverse=True)
    heading = page.get_by_role("columnheader", name="Points", exact=True)
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Points"), heading


def test_the_class_page_is_searched(sample: Path, opened: Open) -> None:
    page = opened(sample / "index.html")
    everybody = students(page)
    page.get_by_label("Search").fill("ADA")
    assert students(page) == ["ada"]
    assert page.locator("#found").inner_text() == f"1 of {len(everybody)}"
    page.get_by_label("Search").fill("")
    assert students(page) == everybody


def test_on_paper_nothing_stays_folded(sample: Path, opened: Open) -> None:
    page = opened(sample / "students" / "emil.html")
    hint = page.get_by_text("What is the slope of x squared?")
    assert not hint.evaluate("one => one.checkVisibility()")
    page.emulate_media(media="print")
    assert hint.evaluate("one => one.checkVisibility()")


def test_a_click_selects_the_text_of_a_request_and_paper_has_none(
    sample: Path, opened: Open
) -> None:
    page = opened(sample / "students" / "emil.html")
    request = page.locator("details.request")
    assert not request.locator("pre").is_visible()
    request.locator("summary").click()
    request.locator("pre").click()
    assert (
        parse_request(page.evaluate("getSelection().toString()").replace("Why:", "Why: x")).student
        == "emil"
    )
    page.emulate_media(media="print")
    assert not request.is_visible()


def test_a_student_is_one_click_away(sample: Path, opened: Open) -> None:
    page = opened(sample / "index.html")
    page.locator("#table").get_by_role("link", name="emil").click()
    assert page.locator("h1").inner_text() == "emil"


@pytest.mark.fast
def test_nothing_that_a_student_wrote_runs(hostile: Path, opened: Open) -> None:
    """`opened` sees every dialog, message and request."""
    assert len(INJECTIONS) >= 10
    paths = sorted([*(hostile / "students").iterdir(), *(hostile / "instructor").iterdir()])
    assert hostile / "students" / f"{file_name('<img src=x onerror=alert(1)>')}.html" in paths
    for path in [hostile / "index.html", *paths]:
        page = opened(path)
        page.locator("summary").evaluate_all(
            "all => all.forEach(one => one.parentElement.open = true)"
        )
        strange = page.evaluate(
            "document.querySelectorAll('main script, iframe, object, embed, form, base, main style, main [onerror]').length"
        )
        assert strange == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.close()


def test_code_and_difference_show_what_is_written(hostile: Path, opened: Open) -> None:
    for folder in ("students", "instructor"):
        page = opened(hostile / folder / "markup.html")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        for kind in (".code", ".diff .added"):
            shown = page.locator(kind).all_inner_texts()
            assert any(MARKUP in text for text in shown), kind
        page.close()
    page = opened(hostile / "instructor" / "unseen.html")
    assert "⟨U+202E⟩" in page.locator(".diff").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()


def test_a_finding_leads_to_its_cause_and_back(sample: Path, opened: Open) -> None:
    page = opened(sample / "students" / "emil.html")
    page.locator(".noted a").first.click()
    assert page.evaluate("location.hash") == "#cause-1"
    page.locator(".cause a").first.click()
    line = page.locator(":target")
    expect(line).to_be_visible()
    assert line.locator(".note").count() == 1


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_a_page_is_as_wide_as_its_window(sample: Path, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name in ("index.html", "students/emil.html", "instructor/gita.html"):
        page.goto((sample / name).as_uri())
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_verdict_of_a_class_is_in_sight(
    sample: Path, browser: Browser, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((sample / "index.html").as_uri())
    verdict = page.locator("h1")
    assert verdict.inner_text() == page.title().partition(": ")[2]
    for each in (verdict, page.get_by_role("navigation", name="On this page")):
        box = each.bounding_box()
        assert box
        assert box["y"] + box["height"] <= height
    page.get_by_role("link", name="Students", exact=True).click()
    assert page.url.endswith("#students")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(sample: Path, hostile: Path, browser: Browser, scheme: Any) -> None:  # fmt: skip
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # for axe, not for the page
    ours = ("index.html", "students/ada.html", "students/emil.html", "instructor/gita.html")  # fmt: skip
    for name in [*(sample / each for each in ours), hostile / "instructor" / "markup.html"]:
        page = context.new_page()
        page.goto(name.as_uri())
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = Axe().run(page).response["violations"]
        faults = [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in SERIOUS]
        assert faults == [], name
        page.close()
    context.close()


@pytest.mark.release
def test_the_player_plays(xor: Assignment, root: Path, tmp_path: Path, opened: Open) -> None:
    picture = next(each for each in load_pictures(xor) if each.name == "learn")
    with Studio(xor, root / "solutions" / "xor") as studio:
        frames = studio.measure(picture)["frames"][::5]
    files = plots.make_files(picture, {"frames": frames}, plots.LIGHT)
    (tmp_path / "learn.html").write_bytes(files["learn.html"])
    page = opened(tmp_path / "learn.html")
    said, button = page.locator("#said"), page.get_by_role("button")
    expect(said).to_have_text(frames[-1]["caption"])
    page.locator("#at").press("Home")
    expect(said).to_have_text(frames[0]["caption"])
    page.locator("#at").press("ArrowRight")
    expect(said).to_have_text(frames[1]["caption"])
    button.click()
    expect(said).to_have_text(frames[-1]["caption"])  # it plays to the end, and stops there
    expect(button).to_have_text("Play")


def test_a_thousand_students_are_a_table_that_can_be_used(
    sample: Path, tmp_path: Path, opened: Open, xor: Assignment
) -> None:
    """Opened, sorted and searched; how long it takes is measured in benchmarks/."""
    results = ResultsFolder(sample.parent, xor).results()
    many = [replace(results[n % len(results)], student=f"s{n:04}") for n in range(1000)]
    path = tmp_path / "index.html"
    path.write_text(render_index(xor, many, True), encoding="utf-8")
    page = opened(path)
    page.get_by_label("Search").fill("s0999")
    assert students(page) == ["s0999"]
