"""Wrong answers that nobody named: equal ones are one group, and a group becomes an entry of mistakes.toml."""

from __future__ import annotations

import ast
import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.errors import XorkitError
from grader.oracle.calls import Failure, Unknown
from grader.own_files import OwnFiles
from grader.results.result import Check, Result
from grader.unnamed.answer_groups import (
    Group,
    Groups,
    choose_codes,
    is_unnamed,
    preview,
    read_groups,
    write_groups,
)
from grader.unnamed.group_view import view_groups
from grader.unnamed.inquiry import is_same
from grader.unnamed.mistake_draft import Draft, append, find_place
from grader.unnamed.own_function import Extraction, NoDraft, call_alike, find_text
from grader.unnamed.plain_code import find_danger, hide_people, strip
from tests.conftest import ROOT, Open
from tests.test_new import Run, run_in

# The median, in two ways; both name the student, in places that a draft must not keep.
MEDIAN = '''"""Work of Ottilie."""
import numpy as np


def average(numbers):
    """Ottilie's average."""
    # Ottilie thinks that the middle is the average.
    print("Ottilie")
    return float(np.median(numbers))
'''
SORTED = '''import numpy
OTTILIE = 2


def middle_of_ottilie(values, ottilie=OTTILIE):
    """<script>alert(1)</script> \x1b[31m"""
    half = len(values) // ottilie
    if len(values) % 2:
        return values[half]
    return (values[half] + values[half - 1]) / 2


def average(heights: "Ottilie's") -> float:
    return middle_of_ottilie(numpy.sort(heights))
'''
OTHER = (
    "def average(numbers):\n    return sum(abs(n) ** 1.5 for n in numbers) ** 0.5 / len(numbers)\n"
)
STOPS = "def average(numbers):\n    return 1 / 0\n"
NAMED = "import numpy as np\n\n\ndef average(numbers):\n    return np.sum(numbers)\n"
PROGRAMS = {
    "ottilie": MEDIAN,
    "<b>ulf": SORTED,
    "wim": OTHER,
    "stops": STOPS,
    "named": NAMED,
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new assignment outside the checkout, and a graded class whose groups are found."""
    folder = tmp_path_factory.mktemp("groups")
    run = run_in(folder)
    run("new", "heights")
    for student, source in PROGRAMS.items():
        (folder / "class" / student).mkdir(parents=True)
        (folder / "class" / student / "average.py").write_text(source, encoding="utf-8")
    run("grade", "class", "--out", "out", "--seed", "7")
    (folder / "listed.txt").write_text(run("mistakes", "out"), encoding="utf-8")
    return folder


@pytest.fixture
def run(home: Path) -> Run:
    return run_in(home)


@pytest.mark.thorough
def test_equal_answers_are_one_group_whatever_the_code(home: Path) -> None:
    """Neither what has a name nor what only stops with an error is among them."""
    data = json.loads((home / "out" / "groups.json").read_text(encoding="utf-8"))
    assert [each["students"] for each in data["groups"]] == [["<b>ulf", "ottilie"], ["wim"]]
    group = data["groups"][0]
    assert (group["function"], group["stage"]) == ("average", "average")
    assert group["example"]["steps"][-1]["right"] != group["example"]["steps"][-1]["yours"]
    assert [code.splitlines()[0] for code in group["codes"]] == [
        'def average(heights: "Ottilie\'s") -> float:',
        "def average(numbers):",
    ]


@pytest.mark.thorough
def test_the_list_begins_with_the_largest_and_ends_with_the_single(home: Path) -> None:
    said = (home / "listed.txt").read_text(encoding="utf-8")
    assert said.startswith("1. average(numbers), stage average: 2 students\n   <b>ulf, ottilie\n")
    assert said.index("single") < said.index("2. average(numbers), stage average: 1 student\n")
    assert "the answer: right " in said
    assert "1 group of 2 programs; 1 single." in said
    assert "\x1b" not in said


@pytest.mark.thorough
def test_a_draft_is_recorded_and_recognised_in_the_next_grading(run: Run, home: Path) -> None:
    printed = run("mistakes", "propose", "out", "1")
    said = run("mistakes", "propose", "out", "1", "--into", "drafts.toml")
    draft = (home / "drafts.toml").read_text(encoding="utf-8")
    assert printed == draft
    assert "ottilie" not in draft.lower()
    assert "ulf" not in draft.lower()
    assert "script" not in draft
    name = tomllib.loads(draft)["slot"][0]["mistake"][0]["name"]
    assert f"{name} is at the end of drafts.toml" in said
    refused = run("mistakes", "propose", "out", "1", "--into", "drafts.toml", code=2)
    assert f"There is an entry {name} already. Nothing was written." in " ".join(refused.split())
    assert (home / "drafts.toml").read_text(encoding="utf-8") == draft

    shutil.copytree(home, home / "next", ignore=shutil.ignore_patterns("cache", "next"))
    again, mistakes = run_in(home / "next"), home / "next" / "solutions/heights/mistakes.toml"
    before = mistakes.read_text(encoding="utf-8")
    mistakes.write_text(f"{before}\n{draft}", encoding="utf-8")
    assert "says is empty" in again("record", "--assignment", "heights", code=2)
    says = "Your answer is the number in the middle, and the average needs all of the numbers."
    filled = draft.replace('says = ""', f'says = "{says}"').replace(
        'hint = ""', 'hint = "What if one number is huge?"'
    )
    mistakes.write_text(f"{before}\n{filled}", encoding="utf-8")
    again("record", "--assignment", "heights")
    assert "xorkit grade again first" in " ".join(again("mistakes", "out", code=2).split())
    again("grade", "class", "--out", "out", "--seed", "7")
    for student in ("ottilie", "%3Cb%3Eulf"):
        (test,) = json.loads((home / "next" / "out" / "results" / f"{student}.json").read_text("utf-8"))["tests"]  # fmt: skip
        assert test["extra_data"]["diagnosis"] == [name]
        assert says in test["output"]
    listed = again("mistakes", "out")
    assert "ottilie" not in listed
    assert "1. average(numbers), stage average: 1 student" in listed


@pytest.mark.thorough
def test_the_page_shows_the_groups_while_they_are_true(run: Run, home: Path) -> None:
    run("report", "out")
    page = (home / "out" / "report" / "index.html").read_text(encoding="utf-8")
    assert "What nobody named: 1" in page
    assert "1 wrong function gives answers that no other gives." in page
    assert "<b>ulf" not in page
    assert "<script>alert" not in page
    kept = (home / "out" / "groups.json").read_text(encoding="utf-8")
    for changed in (kept.replace('"run": "', '"run": "0'), "{}", "[", kept.replace("call", "cell")):
        (home / "out" / "groups.json").write_text(changed, encoding="utf-8")
        run("report", "out")
        page = (home / "out" / "report" / "index.html").read_text(encoding="utf-8")
        assert "4 programs have failed checks that no known mistake explains. To group equal answers: xorkit mistakes out" in page  # fmt: skip
        assert 'class="group"' not in page
        refused = run("mistakes", "propose", "out", "1", code=2)
        assert "Run first: xorkit mistakes out" in refused
    (home / "out" / "groups.json").write_text(kept, encoding="utf-8")
    refused = run("mistakes", "propose", "out", "3", code=2)
    assert "There is no group 3. They go from 1 to 2." in refused


@pytest.mark.thorough
def test_the_section_is_accessible_and_fits_a_phone(run: Run, home: Path, opened: Open) -> None:
    run("report", "out")
    page = opened(home / "out" / "report" / "index.html")
    page.evaluate("document.querySelectorAll('.group').forEach(each => { each.open = true })")
    codes = page.locator(".group .code")
    assert codes.count() == 2

    def find_places() -> list[Any]:
        return [codes.nth(n).bounding_box() for n in (0, 1)]

    wide = find_places()
    assert wide[0]["x"] + wide[0]["width"] <= wide[1]["x"]
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    narrow = find_places()
    assert narrow[0]["y"] + narrow[0]["height"] <= narrow[1]["y"]


@pytest.mark.thorough
def test_a_method_is_grouped_and_drafted_and_what_follows_from_it_is_not(tmp_path: Path) -> None:
    """A wrong `predict` makes the attribute wrong that `fit` leaves behind: one group, not two."""
    shutil.copytree(ROOT / "tests" / "kmeans", tmp_path, dirs_exist_ok=True)
    solution = tmp_path / "solutions" / "kmeans"
    right = (solution / "clusters.py").read_text(encoding="utf-8")
    old = "        apart = X[:, None, :] - self.centres[None, :, :]\n        return np.argmin(np.sum(apart**2, axis=2), axis=1)\n"  # fmt: skip
    helped = "        return np.array([pick(p, me.centres) for p in X])\n"
    pick = "def pick(p, cs):\n    return int(np.argmin([max(abs(p - c)) for c in cs]))\n\n\nclass KMeans"
    programs = {
        "ann": right.replace("np.sum(apart**2, axis=2)", "np.max(np.abs(apart), axis=2)"),
        "bob": right.replace(old, helped).replace("predict(self, X)", "predict(me, X)").replace("class KMeans", pick),
    }  # fmt: skip
    for student, source in programs.items():
        assert source != right
        folder = tmp_path / "class" / student
        folder.mkdir(parents=True)
        (folder / "clusters.py").write_text(source, encoding="utf-8")
        shutil.copy(solution / "reading.py", folder)
    run, place = run_in(tmp_path), ("--assignment", "assignments/kmeans")
    run("grade", "class", "--out", "out", "--seed", "7", *place)
    said = run("mistakes", "out", *place)
    assert "1. KMeans.predict(X), stage clusters: 2 students\n   ann, bob\n" in said
    assert "1 group of 2 programs; 0 single." in said
    (slot,) = tomllib.loads(run("mistakes", "propose", "out", "1", *place))["slot"]
    assert (slot["function"], slot["this"]) == ("KMeans.predict", old)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([1.0, 2.0], [1.0, 2.0 + 1e-9], True),
        ([1.0, 2.0], [1.0, 2.1], False),
        ([Failure("ValueError"), 1], [Failure("ValueError"), 1], True),
        ([Failure("ValueError"), 1], [Failure("TypeError"), 1], False),
        ([Unknown, 1], [Unknown, 1], True),
        ([Unknown, 1], [1, 1], False),
        ([1], [1, 1], False),
    ],
)
def test_answers_are_the_same_up_to_rounding_and_by_the_kind_of_error(
    one: list[Any], other: list[Any], same: bool
) -> None:
    assert is_same(one, other) is same


@pytest.mark.parametrize(
    ("check", "unnamed"),
    [
        ({}, True),
        ({"diagnosis": ("negated",)}, True),
        ({"diagnosis": ("in-the-catalogue",)}, False),
        ({"diagnosis": ("negated", "in-the-catalogue")}, False),
        ({"diagnosis": ("not-written",)}, False),
        ({"diagnosis": ("raises",)}, False),
        ({"diagnosis": ("not-repeatable",)}, False),
        ({"waits_for": "before"}, False),
        ({"outcome": "passed"}, False),
        ({"outcome": "broken"}, False),
    ],
)
def test_a_check_is_unnamed_where_it_failed_itself_and_no_mistake_says_why(
    check: Mapping[str, Any], unnamed: bool
) -> None:
    failed = Check("test", "", "stage", 1, "failed")
    assert is_unnamed(replace(failed, **check), {"in-the-catalogue"}) is unnamed


def test_two_codes_differ_in_more_than_comments_if_any_do() -> None:
    plain, noted, other = "x = 1", "x = 1  # one", "x = 2 + 3 - 4 # longer than both"
    assert choose_codes([noted, plain, other]) == [plain, other]
    assert choose_codes([noted, plain]) == [plain, noted]
    assert choose_codes([plain, plain]) == [plain]
    deep = f"x = 1{' + 1' * 2000}"  # deeper than Python's stack
    assert choose_codes([plain, deep, f"{deep} "]) == [plain, deep]


def test_three_names_are_previewed() -> None:
    assert preview(["a", "b", "c"]) == "a, b, c"
    assert preview(["a", "b", "c\x1b", "d", "e"]) == "a, b, c� and 2 more"


def test_groups_are_kept_for_the_results_that_they_are_of(xor: Assignment, tmp_path: Path) -> None:
    result = Result("ada", xor, (), fingerprints={"source": "1", "checks": "2", "reference": "3"})
    groups = Groups((Group(1, "f", "f(x)", "s", ("ada", "bo"), None, ("code",)),), ("a note",))
    assert read_groups(tmp_path, [result]) is None
    with OwnFiles(tmp_path) as files:
        write_groups(tmp_path, groups, [result], files)
    assert read_groups(tmp_path, [result]) == groups
    for key in ("source", "checks", "reference"):
        other = replace(result, fingerprints={**result.fingerprints, key: "0"})
        assert read_groups(tmp_path, [other]) is None
    assert read_groups(tmp_path, [result, replace(result, student="bo")]) is None


def test_the_page_says_nothing_where_every_wrong_answer_has_a_name(
    xor: Assignment, tmp_path: Path
) -> None:
    check = Check("test", "", "loss", 10, "failed", diagnosis=("known",))
    result = Result("ada", xor, (check,))
    assert view_groups(tmp_path, [result], {"known"}).note == ""
    assert "1 program has failed checks that no known mistake explains." in view_groups(tmp_path, [result], ()).note  # fmt: skip


def make_draft(xor: Assignment, modules: Mapping[str, str]) -> str:
    """The body of forward as a draft has it."""
    taken = Extraction(modules, xor, own=False).take(xor.functions["forward"])
    tree = call_alike(taken, ["X", "params"])
    return ast.unparse(tree)


RETURN = "    return helper(X, params)\n"


@pytest.mark.parametrize(
    ("modules", "body"),
    [
        ({"forward": "import numpy as np\ndef forward(X, params):\n    '''x'''\n    # y\n    return np.dot(X, 1)"},
         "import numpy as np\nreturn np.dot(X, 1)"),
        ({"forward": "def forward(a, b):\n    X = a + 1\n    return X, b"},
         "X_2 = X + 1\nreturn (X_2, params)"),
        ({"forward": "def forward(params, X):\n    return params - X"}, "return X - params"),
        ({"forward": "def forward(X, params, k=2):\n    return k * X"}, "k = 2\nreturn k * X"),
        ({"forward": "forward = lambda a, b: a * b"}, "return X * params"),
        ({"forward": "LOW, HIGH = 1, 2\ndef forward(X, params):\n    return LOW + HIGH"},
         "LOW, HIGH = (1, 2)\nreturn LOW + HIGH"),
        ({"forward": f"from tools import helper\ndef forward(X, params):\n{RETURN}",
          "tools": "import math as m\ndef helper(a, b):\n    return m.sqrt(a)"},
         "import math as m\n\ndef helper(a, b):\n    return m.sqrt(a)\nreturn helper(X, params)"),
        ({"forward": f"from tools import *\ndef forward(X, params):\n{RETURN}",
          "tools": "def helper(a, b):\n    return a"},
         "def helper(a, b):\n    return a\nreturn helper(X, params)"),
        ({"forward": f"from tools import other as helper\ndef forward(X, params):\n{RETURN}",
          "tools": "def other(a, b):\n    return a"},
         "def other(a, b):\n    return a\nhelper = other\nreturn helper(X, params)"),
        ({"forward": "from core import forward", "core": "def forward(X, params):\n    return X"}, "return X"),
        ({"forward": "from sigmoid import sigmoid\ndef forward(X, params):\n    return sigmoid(X)",
          "sigmoid": "def sigmoid(x):\n    return x"},
         "from sigmoid import sigmoid\nreturn sigmoid(X)"),
        ({"forward": "from numpy import *\ndef forward(X, params):\n    return exp(X), max(1, 2)"},
         "from numpy import exp\nreturn (exp(X), max(1, 2))"),
    ],
)  # fmt: skip
def test_a_body_needs_nothing_else_of_the_submission(
    xor: Assignment, modules: dict[str, str], body: str
) -> None:
    assert make_draft(xor, modules) == body


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def forward(*all):\n    return all", "any number of arguments"),
        ("def forward(X):\n    return X", "fewer arguments"),
        ("import tools\ndef forward(X, params):\n    return tools.f(X)", "own tools.py"),
        ("@cache\ndef forward(X, params):\n    return X", "no plain function"),
        ("class forward:\n    pass", "no plain function"),
        ("def forward(", "cannot be read"),
    ],
)
def test_what_cannot_be_taken_out_is_refused_with_the_reason(
    xor: Assignment, source: str, reason: str
) -> None:
    with pytest.raises(NoDraft, match=reason):
        make_draft(xor, {"forward": source, "tools": "def f(x):\n    return x"})


def test_nothing_of_a_person_is_left_in_a_draft() -> None:
    source = '''
def by_Zora(zora_s: "a friend", x: int = 1) -> "a friend":
    """Zora, and a friend."""
    "a friend"
    print("a friend")  # a friend
    y: "a friend" = 1
    li = {"zora": x}
    try:
        return li["zora"] + zora_s.zorax.max()
    except ValueError as zora_error:
        raise KeyError(f"a friend {zora_error}") from zora_error
    assert x, "a friend"
'''
    tree = hide_people(strip(ast.parse(source)), ["Zora Max", "Li"], "max is in the reference")
    text = ast.unparse(tree)
    assert "zora" not in text.lower()
    assert "friend" not in text
    assert "li =" not in text
    assert ".max()" in text
    compile(tree, "draft", "exec")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os", "imports os"),
        ("from operator import attrgetter", "imports operator"),
        ("from collections import _sys", "imports _sys"),
        ("from numpy import load", "imports load"),
        ("import numpy.f2py", "imports numpy.f2py"),
        ("from . import x", "imports ."),
        ("open('x')", "uses open"),
        ("__import__('os')", "uses __import__"),
        ("np.load('x')", "uses .load"),
        ("x.__class__", "uses .__class__"),
        ("def f():\n    global x\n    x = 1", "keeps something"),
        ("import numpy as np\nfrom sigmoid import sigmoid\nnp.exp(sigmoid(1))", ""),
    ],
)
def test_code_that_does_more_than_compute_becomes_no_part_of_the_reference(
    code: str, said: str
) -> None:
    found = find_danger(ast.parse(code), ["sigmoid"])
    assert said in found
    assert bool(said) == bool(found)
    if "load" in code:  # the reference of an assignment with a data file reads one
        assert find_danger(ast.parse(code), [], "np.load(name)") == ""


def test_an_entry_is_toml_whatever_is_in_the_code() -> None:
    for that in ("    x = 'a'\n", "    x = '''a'''\n", "    x = '\u202e\\'\n", '    x = """a"""\n'):
        draft = Draft("f-1", "f", "    return 1\n", that)
        (slot,) = tomllib.loads(draft.text)["slot"]
        assert (slot["this"], slot["mistake"][0]["that"]) == ("    return 1\n", that)


def test_a_file_of_the_author_is_added_to_and_never_replaced(tmp_path: Path) -> None:
    draft, file = Draft("f-1", "f", "    return 1\n", "    return 2\n"), tmp_path / "drafts.toml"
    append(draft, file, ())
    file.write_text(f"# mine\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    append(replace(draft, name="f-2"), file, ())
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    names = [each["name"] for slot in tomllib.loads(after)["slot"] for each in slot["mistake"]]
    assert names == ["f-1", "f-2"]
    for name, known in (("f-1", ()), ("f-3", ("f-3",))):
        with pytest.raises(XorkitError, match=f"There is an entry {name} already"):
            append(replace(draft, name=name), file, known)
    for text in ("not toml", "slot = 1\n"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(XorkitError, match="Name another file"):
            append(draft, file, ())
        assert file.read_text(encoding="utf-8") == text


def test_a_draft_stands_where_the_body_of_the_reference_was(
    xor: Assignment, reference: dict[str, str]
) -> None:
    for name, function in xor.functions.items():
        place = find_place(reference[function.module], function)
        assert reference[function.module].count(place.this) == 1
        assert '"""' not in place.this, name
        assert list(place.parameters) == list(function.parameters)
    kmeans = load(Path(__file__).parent / "kmeans" / "assignments" / "kmeans")
    method = next(each for each in kmeans.functions.values() if each.kind == "method")
    folder = Path(__file__).parent / "kmeans" / "solutions" / "kmeans"
    source = (folder / method.file).read_text(encoding="utf-8")
    assert find_place(source, method).indent == " " * 8


def test_a_function_is_shown_as_it_was_written(xor: Assignment) -> None:
    function = xor.functions["forward"]
    source = (
        "import a\n\n@b\ndef forward(X, params):\n    # why\n    return X\n\n\ndef other(): pass\n"
    )
    assert find_text(source, function) == "@b\ndef forward(X, params):\n    # why\n    return X"
    assert find_text("from a import forward\n", function) == "from a import forward\n"
    assert find_text("def forward(", function) == "def forward("
    crlf = source.replace("\n", "\r\n")
    assert find_text(crlf, function) == find_text(crlf.replace("\r\n", "\r"), function)
    assert find_text(crlf, function) == find_text(source, function)
