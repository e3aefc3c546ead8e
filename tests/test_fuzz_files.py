"""Files that people and programs write: whatever is in them, they are read, or the trouble is a sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.batch.overlay import ADJUSTMENTS, EXTENSIONS, read_overlay
from grader.course.course_file import read_course
from grader.errors import XorkitError
from grader.intake.notebook import make_modules, read_notebook
from grader.integrations.csv_worksheet import Worksheet
from grader.integrations.roster import read_roster
from grader.oracle.mistakes import read_mistakes
from grader.teaching.request_files import read_inbox

pytestmark = [pytest.mark.thorough, pytest.mark.fuzzed]

PIECES = ("\n", "\r\n", '"', "'", ",", ";", "\t", "=", "[", "]", "{", "}", "[[", "#", "\ufeff", "\0", "\x1b[31m", "\u202e", "%", "!", "\\", "é", "student", "reason", "def f", "9" * 400, "-1", "nan", "1e999", "true", "'''", '"""')  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> str:
    """A text with a few places written over, cut out, doubled, or filled in."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(pieces | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


def encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def settle(read: Callable[[], object]) -> None:
    """Read, or say in a sentence why not."""
    said = "It is read."
    try:
        read()
    except XorkitError as error:
        said = str(error)
    assert said.strip()
    assert "Traceback" not in said


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


# --- notebooks ----------------------------------------------------------------------------------------

cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | st.none(),
        "source": st.one_of(pieces, st.lists(pieces, max_size=3), st.none(), st.integers()),
        "input": pieces,
        "metadata": st.one_of(st.none(), st.just({}), st.just({"xorkit": {"module": "loss"}}), st.just({"xorkit": 3})),
    },
)  # fmt: skip
notebooks = st.fixed_dictionaries({}, optional={"cells": st.lists(cells, max_size=5) | st.none(), "worksheets": st.lists(st.fixed_dictionaries({"cells": st.lists(cells, max_size=3)}), max_size=2)})  # fmt: skip
CODE = "import numpy as np\ndef compute_loss(a, b):\n    return np.mean((a - b) ** 2)\n%matplotlib inline\nx = 1; y = 2\nclass A:\n    pass\n"


def check_notebook(assignment: Assignment, content: bytes) -> None:
    found = read_notebook("a.ipynb", content)
    assert found.problem or isinstance(found.cells, tuple)
    modules = make_modules(found.cells, assignment)
    assert modules.keys() == assignment.modules.keys()


@given(notebook=notebooks)
def test_a_notebook_of_any_form_is_read_or_a_sentence(xor: Assignment, notebook: Any) -> None:
    check_notebook(xor, json.dumps(notebook).encode())


@given(text=damaged(json.dumps({"cells": [{"cell_type": "code", "source": CODE, "metadata": {}}]})))
def test_a_damaged_notebook_is_read_or_a_sentence(xor: Assignment, text: str) -> None:
    check_notebook(xor, encode(text))


@given(code=damaged(CODE))
def test_code_of_any_form_in_a_cell_is_taken_apart(xor: Assignment, code: str) -> None:
    notebook = {"cells": [{"cell_type": "code", "source": code, "metadata": {}}]}
    check_notebook(xor, json.dumps(notebook).encode())


# --- tables -------------------------------------------------------------------------------------------

ROSTER = "student,email,canvas_id,name\nada,ada@example.org,1,Ada L.\nbo,,2,\n"
DECISIONS = 'student,target,action,points,reason,by,when,automatic_score\nada,total,add,3,Good.,Ada,2026-03-02,90\n*,loss,drop,,Flawed.,,,\nbo,train,set,"1,5",x,,,\n'
LATER = "student,due,days,reason,by,when\nada,,2,ill,,\nbo,2026-03-02T10:00,,ill,,\n"
SHEET = 'Student,ID,SIS User ID,SIS Login ID,Section,xor (12)\n    Points Possible,,,,,100\n"Lovelace, Ada",1,a1,ada,"S, 1",\nBo,2,,bo,,55\n'
REQUESTS = 'student,what,why,fingerprint\nada,loss,Because.,abc\nbo,test_loss,"a\nb",\n'


@given(text=damaged(ROSTER))
def test_a_roster_is_read_or_a_sentence(place: Path, text: str) -> None:
    path = place / "roster.csv"
    path.write_bytes(encode(text))
    settle(lambda: read_roster(path).compare(["ada", "bo"]))


@given(adjustments=damaged(DECISIONS), extensions=damaged(LATER))
def test_rows_of_decisions_hold_or_are_named(
    place: Path, xor: Assignment, adjustments: str, extensions: str
) -> None:
    (place / ADJUSTMENTS).write_bytes(encode(adjustments))
    (place / EXTENSIONS).write_bytes(encode(extensions))
    overlay = read_overlay(place, xor)
    assert all(problem.strip() for problem in overlay.problems)
    assert all(each >= 0 for each in overlay.weights.values())


@given(text=damaged(SHEET))
def test_a_worksheet_keeps_every_byte_or_is_a_sentence(text: str) -> None:
    found: list[Worksheet] = []
    settle(lambda: found.append(Worksheet(text)))
    assert all(sheet.render() == text for sheet in found)


@given(text=damaged(REQUESTS))
def test_requests_are_read_or_named(place: Path, text: str) -> None:
    path = place / "requests.csv"
    path.write_bytes(encode(text))
    settle(lambda: read_inbox(path))


# --- settings -----------------------------------------------------------------------------------------

XOR = load(locate("xor"))
SETTINGS = (XOR.folder / "assignment.toml").read_text(encoding="utf-8")
MISTAKES = "".join((XOR.folder.parent.parent / "solutions" / "xor" / "mistakes.toml").read_text(encoding="utf-8").partition("[[loss")[:1])[:6000]  # fmt: skip
COURSE = 'title = "Networks"\n\n[[assignment]]\nname = "xor"\nsubmissions = "xor"\nweight = 2\ndue = 2026-03-01T23:59:00+01:00\n'


@given(text=damaged(SETTINGS))
def test_an_assignment_is_read_or_a_sentence(place: Path, text: str) -> None:
    folder = place / "xor"
    if not folder.exists():
        shutil.copytree(XOR.folder, folder)
    (folder / "assignment.toml").write_bytes(encode(text))
    settle(lambda: load(folder))


@given(text=damaged(MISTAKES))
def test_a_catalogue_is_read_or_a_sentence(place: Path, text: str) -> None:
    path = place / "mistakes.toml"
    path.write_bytes(encode(text))
    settle(lambda: read_mistakes(path, XOR))


@given(text=damaged(COURSE))
def test_a_course_is_read_or_a_sentence(place: Path, text: str) -> None:
    (place / "course.toml").write_bytes(encode(text))
    settle(lambda: read_course(place))
