"""A student's code on a page is text, whatever it holds, and no more than a page can bear."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.assignment.load import load
from grader.intake.notebook import Cell, Notebook
from grader.intake.submission import Submission
from grader.reports import code_diff, code_view
from grader.reports.code_diff import compare_files, compare_lines
from grader.reports.code_view import (
    COLOURED,
    LINE,
    LINES,
    SHOWN,
    Code,
    color,
    cut_line,
    split_lines,
)
from tests.conftest import ROOT

XOR = load(ROOT / "assignments" / "xor")
MARKUP = "</code></li></ol><script>alert(1)</script>&lt;{{ 7*7 }}"
TAG = re.compile(r'<span class="\w+">|</span>')
SOURCES = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*"'\"\\\n \t#()[]{}<>&f\r\0\u202e\u2028\x0c", "'''", "def f", "x = 1\n", MARKUP])).map("".join),
)  # fmt: skip


def view(**modules: str) -> Code:
    return code_view.view_code(Submission("ada", modules), XOR)


@given(SOURCES)
@example(f"# {MARKUP}\nx = '{MARKUP}'\n'''{MARKUP}")
@example("\ufeffx = 1\n")
def test_each_line_of_markup_says_its_line_and_nothing_else(text: str) -> None:
    lines = [cut_line(line) for line in split_lines(text)]
    for plain in (False, True):
        marked = color(lines, plain)
        assert len(marked) == len(lines)
        for markup, line in zip(marked, lines, strict=True):
            left = TAG.sub("", str(markup))
            assert "<" not in left
            assert ">" not in left
            assert unescape(left) == line


@pytest.mark.parametrize("character", ["\0", "\x1b", "\u202e", "\u2066", "\u2028", "\u200b", "\x85", "\ufeff", "\ud800", "\x0c"])  # fmt: skip
def test_a_character_that_cannot_be_seen_is_named(character: str) -> None:
    assert cut_line(f"a{character}b") == f"a⟨U+{ord(character):04X}⟩b"


def test_lines_are_counted_as_python_counts_them() -> None:
    text = "a\x0cb\u2028c\x85d\x1ce\r\nf\rg\n"
    assert len(split_lines(text)) == 3
    assert split_lines("") == []


def test_a_megabyte_in_one_line_is_cut_and_said_to_be() -> None:
    (file,) = view(loss="x = '" + "<a" * 500_000 + "'\ny = 1\n").files
    assert len(unescape(TAG.sub("", str(file.lines[0])))) == LINE + 2
    assert str(file.lines[0]).endswith("…</span>") or str(file.lines[0]).endswith(" …")
    assert file.cut.startswith(f"Line 1 has 1,000,006 characters; {LINE} are shown.")
    assert len(file.lines) == 2


def test_a_long_file_is_cut_and_said_to_be() -> None:
    (file,) = view(loss="x = 1\n" * 9000).files
    assert len(file.lines) == LINES
    assert file.cut == "7500 more lines not shown."


def test_too_much_code_has_no_colours_and_then_no_place() -> None:
    line = f"def f(): return '{'a' * 80}'\n"
    several = (COLOURED // len(line)) - 5
    files = view(**{f"m{n}": line * several for n in range(9)}).files
    coloured = ["<span" in str(file.lines[0]) for file in files if file.lines]
    assert coloured == [True, *[False] * (len(coloured) - 1)]
    assert "It has no colours: there is too much of it." in files[1].cut
    shown = sum(len(str(each)) for file in files for each in file.lines if "<span" not in str(each))
    assert shown < 1.2 * SHOWN  # quotes take five characters each
    assert any("more code than a page holds" in file.cut for file in files)


def test_what_colours_it_is_given_no_run_of_blanks_and_no_long_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pygments takes a minute for 40,000 characters of either."""
    seen: list[str] = []
    lexer, formatter = code_view._make_lexer()

    class Watched:
        def get_tokens(self, text: str) -> object:
            seen.append(text)
            return lexer.get_tokens(text)

    monkeypatch.setattr(code_view, "_make_lexer", lambda: (Watched(), formatter))
    view(loss=" \n" * 20_000, train="x = '%" + "0" * 40_000 + "'\n" + "\t\x0c \n" * 50)
    assert len(seen) >= 1
    for text in seen:
        assert len(text) <= COLOURED
        assert max(map(len, text.split("\n"))) <= LINE + 2
        assert not re.search(r"[ \t]\n", text)


def test_what_was_handed_out_is_named_and_not_shown() -> None:
    given_modules = dict(XOR.given)
    code = view(**given_modules, loss="x = 1\n")
    assert [file.name for file in code.files] == ["loss.py"]
    assert [f"{name}.py is as it was handed out." for name in given_modules] == list(code.notes)


def test_a_file_that_cannot_be_read_and_other_files_are_named() -> None:
    submission = Submission("ada", {}, {"loss": "loss.py is not text."}, ("<b>\u202e.txt", "Loss.txt"), near={"Loss.py": "y = 1"})  # fmt: skip
    code = code_view.view_code(submission, XOR)
    assert [file.name for file in code.files] == ["Loss.py"]
    assert "no module of the assignment" in code.files[0].about
    assert code.notes[0] == "loss.py is not text."
    assert code.notes[1] == "Also handed in, and not graded: <b>�.txt, Loss.txt."


def test_a_notebook_is_shown_as_the_modules_taken_from_it_and_by_cell() -> None:
    cells = (Cell("import numpy as np"), Cell("def sigmoid(x):\n    return np.exp(x)\n"), Cell("print(1)"))  # fmt: skip
    submission = Submission("ada", {}, notebook=Notebook("lab.ipynb", cells)).placed(XOR)
    first, last = code_view.view_code(submission, XOR).files
    assert (first.name, last.name, last.folded) == ("sigmoid.py", "lab.ipynb", True)
    assert first.about == "Taken from lab.ipynb; the line numbers are of this text."
    text = "\n".join(unescape(TAG.sub("", str(line))) for line in last.lines)
    assert text.index("# cell 1\nimport numpy") < text.index("# cell 3\nprint(1)")
    assert last.about == "3 cells of code."


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_a_difference_holds_what_was_removed_and_what_was_added(
    one: list[str], other: list[str]
) -> None:
    found = list(compare_lines(one, other))
    for sign, lines in (("-", one), ("+", other)):
        left = iter(lines)
        assert all(each.text in left for each in found if each.sign in (sign, " "))
    changed = [each.sign for each in found if each.sign in "+-"]
    assert changed.count("+") - changed.count("-") == len(other) - len(one)
    assert bool(changed) == (one != other)


def test_a_difference_is_bounded_and_says_so() -> None:
    def change(a: str, b: str) -> code_diff.FileChange:
        return next(compare_files(Submission("a", {"m": a}), Submission("a", {"m": b})))

    assert change("a\n" * 1001, "b\n").about == "Too long to compare: more than 1000 lines."
    wide = change("a\n", (" <b>\u202e" * LINE + "\n") * 900)
    assert sum(len(line.text) for line in wide.lines) < 70_000
    assert wide.lines[-1].text == "the rest is not shown"
    assert not any("\u202e" in line.text for line in wide.lines)
    unread = Submission("a", {}, {"m": "m.py is not text."})
    (gone,) = compare_files(Submission("a", {"m": "a\n"}), unread)
    assert gone.about == "No longer there. The other one is not text that Python can read."
