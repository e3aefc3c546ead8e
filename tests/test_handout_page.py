"""README.html: a handout's text as a page to read and to print, and the pictures in it."""

import re
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from click.testing import CliRunner
from playwright.sync_api import Browser

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.authoring.handout import lay_out, write_folder, write_notebook
from grader.authoring.handout_page import render_handout_page
from grader.cli import main
from grader.errors import AssignmentError, OutputError
from grader.intake.pack import pack_submission
from grader.intake.reading import read_submission
from tests.conftest import Open

STUBS = ("sigmoid.py", "forward.py", "loss.py", "backward.py", "train.py")
MARKUP = """# Loud & <clear>

<script>alert(1)</script> and <b onclick="alert(2)">bold</b>, [a link](javascript:alert(3)).

## Twice

| | `a` |
| --- | ---: |
| 1 | <img src=x onerror=alert(4)> |

## Twice

```python
if 1 < 2: "&amp;"
```
"""


class Seen(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.sources: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.handlers: list[str] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.sources += [str(value)] if name in ("src", "srcset", "data", "poster") else []
            self.links += [str(value)] if name == "href" and tag == "a" else []
            self.names += [str(value)] if name == "id" else []
            self.handlers += [name] if name.startswith("on") or name == "style" else []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.fixture
def written(xor: Assignment, tmp_path: Path) -> Assignment:
    """A copy of the assignment, whose text a test writes."""
    return replace(xor, folder=Path(shutil.copytree(xor.folder, tmp_path / "xor")))


def write(assignment: Assignment, text: str) -> str:
    """The page of this text."""
    (assignment.folder / "README.md").write_text(text, encoding="utf-8")
    return render_handout_page(assignment)


# What is in it.


@pytest.mark.parametrize("name", ["line", "xor", "attention"])
def test_the_page_has_no_script_and_asks_for_nothing_elsewhere(root: Path, name: str) -> None:
    files = lay_out(load(root / "assignments" / name))
    page = files["README.html"].decode()
    seen = Seen(page)
    assert not seen.tags & {"script", "iframe", "object", "embed", "form", "base"}
    assert seen.handlers == []
    assert all(source in files for source in seen.sources)
    assert {*seen.sources} == {each for each in files if each.startswith("images/")}
    assert "@import" not in page
    assert "url(" not in page
    assert '<html lang="en">' in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", ["line", "xor", "attention"])
def test_the_contents_lead_to_every_section(root: Path, name: str) -> None:
    folder = root / "assignments" / name
    seen = Seen(render_handout_page(load(folder)))
    headings = re.findall(r"^## (.+)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(headings) == 15
    assert len(seen.names) == len({*seen.names})
    inner = [link.removeprefix("#") for link in seen.links if link.startswith("#")]
    assert {*inner} <= {*seen.names}
    said = "".join(seen.said)
    assert all(said.count(heading) >= 2 for heading in headings)  # in the contents, and above it


def test_html_in_the_text_is_shown_as_text(written: Assignment) -> None:
    page = write(written, MARKUP)
    seen = Seen(page)
    said = "".join(seen.said)
    assert not seen.tags & {"script", "b", "img"}
    assert seen.handlers == []
    assert '<script>alert(1)</script> and <b onclick="alert(2)">bold</b>' in said
    assert "<img src=x onerror=alert(4)>" in said
    assert 'if 1 < 2: "&amp;"' in said
    assert not [link for link in seen.links if link.startswith("javascript")]
    assert {"twice", "twice-1"} <= {*seen.names}
    assert "<title>Loud &amp; &lt;clear&gt;</title>" in page
    assert '<td class="right">' in page
    assert '<td></td>\n<th class="right" scope="col"><code>a</code></th>' in page


def test_a_text_without_a_title_gets_that_of_the_assignment(written: Assignment) -> None:
    page = write(written, "Just do it.\n")
    assert f"<h1>{written.title}</h1>" in page
    assert f"<title>{written.title}</title>" in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One.\n\nTwo\nand ![a hill](images/hill.svg).\n", "README.md line 4: The picture images/hill.svg is missing. Put it into"),
        ("![a hill](https://example.org/hill.svg)\n", "README.md line 1: The picture https://example.org/hill.svg is not in images/. Put it there"),
        ("![a hill](../hill.svg)\n", "README.md line 1: The picture ../hill.svg is not in images/."),
        ("![a hill](images/../assignment.toml)\n", "README.md line 1: The picture images/../assignment.toml is missing."),
        ("| a |\n| --- |\n| b |\n| ![](images/valley.svg) |\n", "README.md line 4: The picture images/valley.svg has no alternative text. Say what it shows"),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_named_with_its_line(
    written: Assignment, text: str, sentence: str
) -> None:
    with pytest.raises(AssignmentError) as refused:
        write(written, text)
    assert sentence in str(refused.value)


def test_a_text_that_is_not_utf_8_is_refused(written: Assignment) -> None:
    (written.folder / "README.md").write_bytes("# Über\n".encode("latin-1"))
    with pytest.raises(AssignmentError, match=r"README\.md is not UTF-8"):
        render_handout_page(written)


# Where it goes.


def test_a_handout_has_the_text_the_page_and_the_stubs_at_its_top(xor: Assignment) -> None:
    files = lay_out(xor)
    top = [name for name in files if "/" not in name]
    assert top == ["README.md", "README.html", *STUBS, "network.py"]
    folders = {name.split("/")[0] for name in files if "/" in name}
    assert folders == {"images", "kit", ".github"}
    assert not any("README" in name or "svg" in name for name in files if name.startswith("kit/"))


def test_an_assignment_without_pictures_or_without_a_text_makes_a_handout(
    written: Assignment,
) -> None:
    shutil.rmtree(written.folder / "images")
    write(written, "# Bare\n")
    assert "README.html" in lay_out(written)
    (written.folder / "README.md").unlink()
    assert not any("README" in name for name in lay_out(written))


def test_start_refuses_a_missing_picture_in_one_sentence(
    written: Assignment, tmp_path: Path
) -> None:
    (written.folder / "images" / "valley.svg").unlink()
    started = CliRunner().invoke(main, ["start", str(tmp_path / "net"), "--assignment", str(written.folder)])  # fmt: skip
    assert started.exit_code == 2
    assert "images/valley.svg is missing." in started.output
    assert "Traceback" not in started.output


def test_neither_the_text_nor_its_pictures_are_part_of_a_grade(
    xor: Assignment, written: Assignment
) -> None:
    write(written, "# Other\n")
    shutil.rmtree(written.folder / "images")
    assert load(written.folder).fingerprint == xor.fingerprint


def test_what_is_handed_in_holds_no_page_and_no_picture(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    write_folder(xor, tmp_path / "net")
    for name, source in reference.items():
        (tmp_path / "net" / f"{name}.py").write_text(source, encoding="utf-8")
    package = pack_submission(xor, tmp_path / "net")
    assert sorted(package.files) == sorted(STUBS)
    assert package.left_out == ()
    whole = read_submission(tmp_path / "net")  # as somebody hands in who sends the folder
    assert not whole.problem
    assert {name: whole.modules[name] for name in reference} == reference


@pytest.mark.release
@pytest.mark.thorough
def test_a_notebook_has_its_pictures_beside_it_and_replaces_none(
    xor: Assignment, tmp_path: Path
) -> None:
    for _ in range(2):  # the second time, everything is there
        files = write_notebook(xor, tmp_path / "xor.ipynb")
    text = (tmp_path / "xor.ipynb").read_text(encoding="utf-8")
    used = re.findall(r"\]\((images/[^)]+)\)", text)
    assert len(used) == 7
    assert {tmp_path / name for name in used} == {*files}
    files[0].write_text("another")
    with pytest.raises(OutputError, match="is another picture"):
        write_notebook(xor, tmp_path / "xor.ipynb")
    assert files[0].read_text() == "another"


# The pictures of the theory.


def test_the_pictures_are_what_the_script_draws(root: Path, tmp_path: Path) -> None:
    script = root / "docs" / "pictures" / "handout.py"
    subprocess.run([sys.executable, script, "--out", tmp_path], check=True)

    def read(home: Path) -> dict[str, bytes]:
        found = {str(path.relative_to(home)): path.read_bytes() for path in home.glob("*/images/*")}
        return {name: data.replace(b"\r\n", b"\n") for name, data in found.items()}

    drawn = read(tmp_path)
    assert drawn == read(root / "assignments")
    assert max(map(len, drawn.values())) < 60_000


def read_texts(root: Path, name: str) -> dict[str, set[str]]:
    """The texts in each picture of an assignment."""
    return {
        path.stem: {*re.findall(r"<text[^>]*>(.*?)</text>", path.read_text(encoding="utf-8"))}
        for path in (root / "assignments" / name / "images").iterdir()
    }


def test_the_numbers_in_the_pictures_of_line_are_those_of_the_text(root: Path) -> None:
    said, text = read_texts(root, "line"), (root / "assignments/line/README.md").read_text("utf-8")
    assert {"error −1", "error 3", "1", "9", "loss = (1 + 9) / 2 = 5"} <= said["squares"]
    assert "are 1 and 9. Their mean is 5" in text
    assert {"z = 2.5", "L = 2.25", "w: −6", "b: −3", "z: −3"} <= said["blame"]
    assert "slope of the loss in w = −3 · 2 = −6" in text
    assert "Raw: 300,000,000 steps along the flat floor." in said["cliff"]
    assert {"225", "325", "425", "525", "200", "350", "450", "500"} <= said["bent"]
    assert "225,000, 325,000, 425,000 and 525,000" in text


def test_the_numbers_in_the_pictures_of_attention_are_those_of_the_text(root: Path) -> None:
    said = read_texts(root, "attention")
    text = (root / "assignments/attention/README.md").read_text("utf-8")
    assert {"0.0900", "0.2447", "0.6652", "1000", "1002"} <= said["shares"]
    assert "| 0, 1, 2 | 0.0900, 0.2447, 0.6652 |" in text
    for row in re.findall(r"^\d\.\d .*$", text, re.MULTILINE)[:4]:
        assert {*row.split()[-4:]} <= said["mask"] | {"0"}
    assert {"1.0986", "0.25", "0.75", "4.5", "−3", "−12", "−2.25", "2.25"} <= said["blame"]
    assert "0.25 · (−12 + 3)                   = −2.25" in text
    assert {"at the start", "after 400 steps"} <= said["learned"]


def test_the_numbers_in_the_pictures_are_those_of_the_text(xor: Assignment) -> None:
    text = (xor.folder / "README.md").read_text(encoding="utf-8")
    said = {
        path.stem: re.findall(r"<text[^>]*>(.*?)</text>", path.read_text(encoding="utf-8"))
        for path in (xor.folder / "images").iterdir()
    }
    assert {"found: 200", "? 500,000", "1000", "1500", "2000", "2500"} <= {*said["rules"]}
    assert {"0.5", "most 0.25"} <= {*said["bends"]}
    assert said["vanishing"][2:26:2] == [*map(str, range(11)), said["vanishing"][-1]]
    assert "0.25 to the tenth, 0.00000095:" in text
    assert said["vanishing"][-2] == "0.00000095"
    for name, shape, count in re.findall(r"^\| (\w+_\w+) \| (\(\d, \d\))[^|]*\| (\d) \|$", text, re.MULTILINE):  # fmt: skip
        place = said["network"].index(name)
        assert said["network"][place : place + 3] == [name, shape, count]
    assert "17" in said["network"]
    assert {"w: −0.5", "b: −0.25", "z: −0.25", "a: −1", "z = 0", "a = 0.5", "L = 0.25"} <= {*said["blame"]}  # fmt: skip
    for line in ("dL/dw = −0.25 · 2     = −0.5", "dL/db = −0.25 · 1     = −0.25", "dL/dz = −1 · 0.25     = −0.25"):  # fmt: skip
        assert line in text


@pytest.mark.parametrize("name", ["line", "xor", "attention"])
def test_each_picture_says_what_it_shows(root: Path, name: str) -> None:
    folder = root / "assignments" / name
    text = (folder / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^!\[(.+)\]\(images/(\w+)\.svg\)$", text, re.MULTILINE))
    assert {*shown.values()} == {path.stem for path in (folder / "images").iterdir()}
    for alt in shown:
        assert 15 <= len(alt.split()) <= 60, alt


# In a browser.


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The handout of each assignment."""
    home = tmp_path_factory.mktemp("handouts")
    for name in ("line", "xor", "attention"):
        write_folder(load(root / "assignments" / name), home / name)
    return home


def test_the_page_opens_with_all_pictures_and_no_request_elsewhere(pages: Path, opened: Open) -> None:  # fmt: skip
    page = opened(pages / "xor" / "README.html")
    assert page.locator("h1").inner_text() == page.title()
    assert page.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)") == [480] * 7
    page.get_by_role("navigation").get_by_role("link", name="7. Blame").click()
    assert page.url.endswith("#7-blame-flows-backward")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["line", "xor", "attention"])
@pytest.mark.release
@pytest.mark.thorough
def test_the_page_has_no_fault_of_accessibility_and_does_not_scroll_sideways(
    pages: Path, browser: Browser, name: str, width: int, scheme: Any
) -> None:
    viewport: Any = {"width": width, "height": 900}
    with browser.new_context(color_scheme=scheme, viewport=viewport, bypass_csp=True) as context:
        page = context.new_page()  # the policy is bypassed for axe, not for the page
        page.goto((pages / name / "README.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.release
@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_as_dark_text_on_white_with_no_code_cut_off(
    pages: Path, browser: Browser, scheme: Any
) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": 680, "height": 900}) as context:  # fmt: skip
        page = context.new_page()
        page.goto((pages / "xor" / "README.html").as_uri())
        printed = page.pdf(format="A4")
        streams = re.findall(rb"stream\r?\n(.*?)endstream", printed, re.DOTALL)
        unpacked = b"".join(map(unpack, streams))
        assert printed.count(b"/Type /Page\n") > 5
        assert unpacked.count(b"Tj") + unpacked.count(b"TJ") > 500  # what shows text
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 29, 33)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"  # fmt: skip
        wide = (
            "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
        )
        assert page.locator("pre").evaluate_all(wide) == []
        assert page.locator("pre").evaluate_all("all => all.every(one => getComputedStyle(one).breakInside === 'avoid')")  # fmt: skip


def unpack(stream: bytes) -> bytes:
    """A stream of a PDF; empty if it is not packed, or is a picture."""
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
