"""Requests for another look: what a page offers, how it comes back, and how it is answered."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.spec import Assignment
from grader.batch.overlay import ADJUSTMENTS, TRAIL
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.reports.gallery import Gallery
from grader.results.result import Check, Result
from grader.teaching.class_requests import Answer, match_requests, note_answer
from grader.teaching.request import Request, UnclearRequest, make_mark, parse_request, write_request
from grader.teaching.request_desk import RequestDesk
from grader.teaching.request_files import Inbox, find_columns, read_inbox
from grader.teaching.student_pages import render_own_pages, render_pages
from tests.cases import SUBMISSIONS

CHECK = "test_loss_is_the_mean_squared_error"
HELD = "test_backward_blames_the_output_bias"
HOSTILE = '=cmd()|"x"\n::error::owned\n<script>alert(1)</script>\x1b[31mred\u202e'
WRITTEN = (
    "Student: ada\nAssignment: xor\nResult: 0123456789\nAbout:\n- stage loss\nWhy:\nBecause.\n"
)


def run(*words: object) -> Any:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "100"})


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of emil and olga, who lose points, and of ada, who does not."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("ada", "emil", "olga"):
        shutil.copytree(SUBMISSIONS / "sample" / name, folder / "class" / name)
    done = run("grade", folder / "class", "--out", folder / "out", "--seed", 7)
    assert done.exit_code == 0, done.output
    return folder / "out"


@pytest.fixture
def out(graded_class: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(graded_class, tmp_path / "out"))


def text_of(out: Path, xor: Assignment, student: str) -> str:
    """What the student's page offers."""
    folder = ResultsFolder(out, xor)
    found = [result for result in folder.results() if result.student == student]
    ((_, page),) = render_own_pages(folder, found, Gallery(()))
    (text,) = re.findall(r'<details class="request">.*?<pre>(.*?)</pre>', page.decode(), re.DOTALL)
    return unescape(text)


def fill(text: str, why: str, keep: str = "") -> str:
    """A student's: the lines about `keep`, or the whole result, and why."""
    lines = [line for line in text.split("\n") if not line.startswith("- ") or (keep or "whole") in line]  # fmt: skip
    return "\n".join(lines).replace("Why:\n", f"Why:\n{why}\n")


def inbox(tmp_path: Path, files: Mapping[str, str | bytes]) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


# --- the text of a page ---------------------------------------------------------------------------


def test_a_page_offers_a_text_that_names_the_result_and_what_cost_points(
    out: Path, xor: Assignment
) -> None:
    text = text_of(out, xor, "olga")
    result = ResultsFolder(out, xor).find("olga")
    assert result
    about = [line for line in text.split("\n") if line.startswith("- ")]
    assert f"Student: olga\nAssignment: xor\nResult: {make_mark(result)}\n" in text
    assert about[:2] == ["- the whole result", "- stage loss"]
    names = [check.name for check in result.checks if check.outcome == "failed"]
    assert [line[2:].partition(":")[0] for line in about[2:]] == names


def test_the_pages_of_a_report_have_it_and_the_instructors_have_not(
    out: Path, xor: Assignment
) -> None:
    pages = render_pages(out, xor, ResultsFolder(out, xor).results(), Gallery(()))
    asked = {path.parts[0]: "Ask for another look" in page for path, page in pages}
    assert asked == {"students": True, "instructor": False}


def test_nothing_is_offered_where_nothing_was_handed_in_or_the_result_is_unknown(xor: Assignment) -> None:  # fmt: skip
    known = {"source": "1"}
    assert write_request(Result("ada", xor, (), fingerprints=known))
    assert write_request(Result("ada", xor, (), fingerprints=known, absent=True)) == ""
    assert write_request(Result("ada", xor, ())) == ""


def test_another_grading_has_another_mark(xor: Assignment) -> None:
    one, other = (Result("ada", xor, (), fingerprints={"source": s}) for s in "12")
    assert make_mark(one) != make_mark(other)


# --- what mail and forms make of it -----------------------------------------------------------------

MANGLED: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "quoted twice": lambda text: "\n".join(f">> > {line}" for line in text.split("\n")),
    "ends of lines": lambda text: text.replace("\n", "\r\n"),
    "old ends of lines": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "blanks": lambda text: text.replace(" ", "\u00a0"),
    "zero width": lambda text: text.replace("Why", "W\u200bhy").replace("- ", "-\u2009 "),
    "bold": lambda text: re.sub(r"(?m)^(\w+)(:| \()", r"*\1*\2", text),
    "bold with the colon": lambda text: re.sub(r"(?m)^(Student|Why|Result):", r"**\1:**", text),
    "markdown": lambda text: re.sub(r"(?m)^(Student|Why):", r"## \1:", text),
    "other bullets": lambda text: re.sub(r"(?m)^- ", "• ", text),
    "indented": lambda text: "\n".join(f"   {line}" for line in text.split("\n")),
    "small letters": lambda text: re.sub(r"(?m)^(\w+):", lambda m: m[0].lower(), text),
    "a greeting": lambda text: f"Dear Ada,\nI have a question.\n\n{text}",
    "wrapped": lambda text: "\n".join(
        part for line in text.split("\n") for part in (re.findall(r".{1,60}(?:\s|$)", line) or [""])
    ),
    "a signature": lambda text: text.replace("(End of the request.)", "") + "\n-- \nOlga\nWhy: no",
    "an older mail": lambda text: text.replace("(End of the request.)", "")
    + "\nOn Mon, 2 March 2026, Ada wrote:\n> Student: bo\n> Why: old",
}  # fmt: skip


@pytest.mark.parametrize("name", MANGLED)
def test_a_request_survives_mail_and_forms(out: Path, xor: Assignment, name: str) -> None:
    text = fill(text_of(out, xor, "olga"), "The bracket is squared: see line 3.\nTwice.", CHECK)
    plain, found = parse_request(text), parse_request(MANGLED[name](text))
    assert (found.student, found.assignment, found.mark) == ("olga", "xor", plain.mark)
    assert len(found.mark) == 10
    assert [each.partition(":")[0] for each in found.about] == [CHECK]
    assert found.why.split() == ["The", "bracket", "is", "squared:", "see", "line", "3.", "Twice."]
    assert found.key == plain.key


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("", "no line begins with 'Student:'", 1),
        ("Hello,\nI want more points.", "no line begins with 'Student:'", 1),
        ("Student:\nWhy: x", "no name stands after 'Student:'", 1),
        ("Student: ada\nMore points.", "no line begins with 'Why:'", 1),
        ("Student: ada\nAbout:\nWhy:\n \n(End of the request.)\nWhy: x", "nothing stands after 'Why:'", 3),
    ],
)  # fmt: skip
def test_what_is_no_request_is_said_with_its_line(text: str, says: str, line: int) -> None:
    with pytest.raises(UnclearRequest, match=re.escape(says)) as seen:
        parse_request(text)
    assert seen.value.line == line


@given(st.text())
def test_any_text_is_a_request_or_is_refused(text: str) -> None:
    for each in (text, f"Student: {text}\nWhy: {text}"):
        with suppress(UnclearRequest):
            assert parse_request(each).student


@pytest.mark.thorough
@pytest.mark.parametrize("filler", [" ", "-", "*", "\u00a0", ">", "> ", "message ", "On wrote:", "Why: ", "- a\n", "<p>", "<li", "<!--", "x,"])  # fmt: skip
def test_a_text_of_any_length_is_read_in_a_time_that_grows_with_it(
    filler: str, tmp_path: Path, out: Path
) -> None:
    """Nothing here takes time that grows with the square of a line: the test would not end."""
    long = filler * (1_900_000 // len(filler))
    texts = [f"Student: a{long}b", f"Student: ada\nWhy: {long}", f"Student: ada\nAbout: {long}\nWhy: x\n{long}x"]  # fmt: skip
    files = {f"{n}.{kind}": text for n, text in enumerate(texts) for kind in ("txt", "csv")}
    files["3.eml"] = f"Content-Type: text/html\n\n{texts[1]}"
    assert run("requests", out, inbox(tmp_path, files)).exit_code in (0, 1)


# --- files ----------------------------------------------------------------------------------------


def mail(text: str, subtype: str = "plain", charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "another look", "ada@example.org"
    message.set_content(text, subtype=subtype, charset=charset)
    return message.as_bytes()


def test_mails_of_every_kind_are_read(tmp_path: Path) -> None:
    page = (
        "<html><body>"
        + "".join(
            f"<div>{line}</div>" for line in WRITTEN.replace("ada", "c&ouml;").split("\n")
        ).replace("- stage loss", "<ul><li>stage <b>loss</b></li></ul>")
        + "<style>p{}</style>"
    )
    both = EmailMessage()
    both.set_content(WRITTEN.replace("ada", "dee"))
    both.add_alternative("<p>Student: nobody<p>Why: x", subtype="html")
    folder = inbox(
        tmp_path,
        {
            "1.eml": mail(WRITTEN),
            "2.eml": mail(WRITTEN.replace("ada", "Bö"), charset="iso-8859-1"),
            "3.eml": mail(page, "html"),
            "4.eml": both.as_bytes(),
            "5.eml": b"Content-Type: text/plain; charset=klingon\n\nStudent: x\nWhy: y",
            "6.eml": b"Content-Type: application/pdf\n\nx",
            "7.TXT": WRITTEN.encode("utf-16"),
            "8.md": WRITTEN.replace("ada", "Zoë").encode("cp1252"),
            "9.pdf": b"%PDF",
        },
    )
    (folder / "attachments").mkdir()
    (folder / ".DS_Store").write_bytes(b"\0")
    found = read_inbox(folder)
    assert [each.student for each in found.requests] == ["ada", "Bö", "cö", "dee", "ada", "Zoë"]
    assert {each.about for each in found.requests} == {("stage loss",)}
    assert {each.why for each in found.requests} == {"Because."}
    assert [problem.partition(" ")[0].rstrip(",") for problem in found.problems] == ["5.eml", "6.eml", "9.pdf", "attachments"]  # fmt: skip
    assert found.problems[:2] == ["5.eml, line 1: the mail cannot be read.", "6.eml, line 1: the mail has no text."]  # fmt: skip


def test_columns_are_found_by_their_headings(tmp_path: Path) -> None:
    assert find_columns(["Time", "Your name", "Which check is it about?", "Why?", "Fingerprint"]) == {
        "student": 1, "about": 2, "why": 3, "mark": 4,
    }  # fmt: skip
    path = tmp_path / "requests.csv"
    for delimiter in ",;\t":
        rows = [["student, as in the list", "what", "why", "result"], ["ada", "loss", "a\nb", "AB12"], [], ["bo", "", "", ""], ["cy"], ["", "", "x", ""]]  # fmt: skip
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path.write_text("\ufeff" + text.getvalue(), encoding="utf-8")
        found = read_inbox(path)
        assert found.requests == [Request("ada", ("loss",), "a\nb", "ab12", place="requests.csv, line 3")]  # fmt: skip
        assert found.problems == [
            "requests.csv, line 5: the column 'why' is empty.",
            "requests.csv, line 6: the column 'why' is empty.",
            "requests.csv, line 7: the column 'student' is empty.",
        ]


def test_a_form_with_one_field_holds_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    text = io.StringIO()
    csv.writer(text).writerows([["Timestamp", "Your request"], ["1", WRITTEN], ["2", "More points!"]])  # fmt: skip
    path.write_text("\ufeff" + text.getvalue(), encoding="utf-8")
    found = read_inbox(path)
    assert [(each.student, each.about, each.why) for each in found.requests] == [("ada", ("stage loss",), "Because.")]  # fmt: skip
    assert found.problems == ["form.csv, line 10: no heading names the column 'student', and no cell is a request."]  # fmt: skip


@given(st.binary(max_size=300))
def test_any_file_is_read_or_named(content: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for kind in ("txt", "csv", "eml"):
            for start in (b"", b"student,why\n", b"Content-Type: text/html\n\n"):
                (Path(folder) / f"a.{kind}").write_bytes(start + content)
        found = read_inbox(Path(folder))
        assert all(each.why for each in found.requests)


# --- the work with them -----------------------------------------------------------------------------


def test_from_the_page_to_the_answer_and_to_the_page_again(
    out: Path, xor: Assignment, tmp_path: Path
) -> None:
    olga = fill(text_of(out, xor, "olga"), "My bracket is squared.", CHECK)
    emil = fill(text_of(out, xor, "emil"), "The lecture has no 2.")
    folder = inbox(tmp_path, {"1.txt": olga, "2.eml": mail(emil)})
    listed = run("requests", out, folder)
    assert listed.exit_code == 0, listed.output
    again = f"xorkit requests {out} {folder}"
    assert listed.output == (
        f"open      olga (90 of 100), about {CHECK}\n          My bracket is squared.\n"
        "open      emil (65 of 100), about the whole result\n          The lecture has no 2.\n"
        f"2 requests: 2 open. The next: {again} --open olga\n"
    )
    shown = run("requests", out, folder, "--open", "olga").output
    result = ResultsFolder(out, xor).find("olga")
    assert result
    check = next(each for each in result.checks if each.name == CHECK)
    assert check.explanation.split("\n")[0] in shown
    assert "The smallest example on which it is wrong" in shown
    assert re.search(r"^> +\d+  def compute_loss", shown, re.MULTILINE)
    assert f'To answer: {again} --answer olga "TEXT"' in shown
    assert shown.endswith(f"The next: {again} --open emil\n")
    done = run("requests", out, folder, "--answer", "olga", "It is.", "--excuse", "--by", "Ada")
    assert done.exit_code == 0, done.output
    (row,) = csv.DictReader(io.StringIO((out / ADJUSTMENTS).read_text()))
    assert (row["target"], row["action"], row["reason"], row["by"], row["automatic_score"]) == (CHECK, "excuse", "It is.", "Ada", "90")  # fmt: skip
    (line,) = map(json.loads, (out / TRAIL).read_text().splitlines())
    assert line["request"]["why"] == "My bracket is squared."
    assert line["request"]["result"] == make_mark(result)
    assert line["fingerprints"] == dict(result.fingerprints)
    listed = run("requests", out, folder).output
    assert listed.startswith("open      emil")
    assert f"Answer: It is. ({CHECK}: excuse)" in listed
    assert f"2 requests: 1 open, 1 answered. The next: {again} --open emil" in listed
    (page,) = (text for name, text in render_own_pages(ResultsFolder(out, xor), ResultsFolder(out, xor).results(), Gallery(())) if name == "olga")  # fmt: skip
    assert f"{CHECK}: all points, excused, by hand (Ada). It is." in page.decode()


def test_a_comment_changes_no_points(out: Path, tmp_path: Path, xor: Assignment) -> None:
    folder = inbox(tmp_path, {"1.txt": WRITTEN.replace("ada", "emil")})
    done = run("requests", out, folder, "--answer", "emil", "No.")
    assert "emil is answered, and has 65 of 100.\n1 request: 1 answered.\n" in done.output
    assert ResultsFolder(out, xor).results()[1].score == 65


def test_an_answer_is_given_once(out: Path, tmp_path: Path, xor: Assignment) -> None:
    folder = inbox(tmp_path, {"1.txt": WRITTEN.replace("ada", "emil")})
    words = ("requests", out, folder, "--answer", "emil", "Half.", "--add", 3)
    assert run(*words).exit_code == 0
    again = run(*words)
    assert (again.exit_code, "is answered already" in " ".join(again.output.split())) == (2, True)
    assert ResultsFolder(out, xor).results()[1].score == 68
    shown = run("requests", out, folder, "--open", "emil").output
    assert "Answered: Half. (loss: add 3)" in shown
    assert "To answer" not in shown


def test_several_requests_of_one_student_are_told_apart(out: Path, tmp_path: Path) -> None:
    texts = {f"{n}.txt": WRITTEN.replace("ada", "emil").replace("Because", why) for n, why in enumerate(["One", "Two", "One"])}  # fmt: skip
    folder = inbox(tmp_path, texts)
    listed = run("requests", out, folder).output
    assert listed.count("open      emil") == 2
    assert "Sent 2 times." in listed
    key = parse_request(texts["1.txt"]).key
    assert "One." in run("requests", out, folder, "--open", "emil").output
    assert f"--answer {key}" in run("requests", out, folder, "--open", key).output
    run("requests", out, folder, "--answer", key, "To the second.")
    listed = run("requests", out, folder).output
    assert listed.index("One.") < listed.index("answered") < listed.index("Two.")
    assert "2 requests: 2 answered." in run("requests", out, folder, "--answer", "emil", "No.").output  # fmt: skip


def test_a_name_stands_for_the_first_request_that_is_open(out: Path, tmp_path: Path) -> None:
    folder = inbox(tmp_path, {f"{n}.txt": WRITTEN.replace("Because", f"Reason {n}") for n in (1, 2)})  # fmt: skip
    for n in (1, 2):
        assert f"Reason {n}." in run("requests", out, folder, "--open", "ada").output
        run("requests", out, folder, "--answer", "ada", f"Answer {n}.")
    listed = run("requests", out, folder).output
    assert [line.strip() for line in listed.split("\n") if "Reason" in line or "Answer" in line] == [
        "Reason 1.", "Answer: Answer 1.", "Reason 2.", "Answer: Answer 2.",
    ]  # fmt: skip


def test_what_does_not_fit_is_said(out: Path, tmp_path: Path, xor: Assignment) -> None:
    olga = ResultsFolder(out, xor).find("olga")
    assert olga
    folder = inbox(
        tmp_path,
        {
            "1.txt": WRITTEN,
            "2.txt": WRITTEN.replace("ada", "EMIL")
            .replace("0123456789", "")
            .replace("stage loss", "colours"),
            "3.txt": WRITTEN.replace("ada", "emill").replace("xor", "attention"),
            "4.txt": WRITTEN.replace("ada", "me").replace("0123456789", make_mark(olga)),
            "5.txt": "More points!",
        },
    )
    listed = run("requests", out, folder)
    assert listed.exit_code == 1
    for said in (
        "It is about an earlier result.",
        "It does not say which result it is about.",
        "No stage and no check of xor is named in: colours.",
        "The run has no such student. Is it emil?",
        "It is about the assignment attention, and this run is of xor.",
        "The run has no such student. Is it olga?",
        "5.txt, line 1: it is no request, since no line begins with 'Student:'.",
        "4 requests: 2 open, 2 of nobody in the run.",
    ):
        assert said in listed.output
    assert "open      emil (65 of 100)" in listed.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--answer", "zoe", "x"), "There is no request of 'zoe'. Open are those of emil."),
        (("--answer", "me", "x"), "me has no result in"),
        (("--answer", "emil", ""), "There is no reason; say why."),
        (("--answer", "emil", "x", "--add", "nan", "--on", "loss"), "Points is 'nan', which is no number."),
        (("--answer", "emil", "x", "--on", "nothing"), "'nothing' is no stage and no check of xor."),
        (("--answer", "emil", "x", "--add", "1"), "The request is about 2 things. Say which with --on, of: loss, train."),
        (("--answer", "emil", "x", "--add", "1", "--excuse"), "Say one of"),
        (("--open", "emil", "--answer", "emil", "x"), "Say one of"),
        (("--add", "1"), "belong to an answer"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_changes_nothing(
    out: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    text = WRITTEN.replace("- stage loss", "- stage loss\n- stage train")
    folder = inbox(tmp_path, {"1.txt": text.replace("ada", "emil"), "2.txt": text.replace("ada", "me")})  # fmt: skip
    done = run("requests", out, folder, *words)
    assert done.exit_code == 2
    assert says in done.output
    assert not (out / ADJUSTMENTS).exists()
    assert not (out / TRAIL).exists()


def test_a_source_that_is_not_there_and_a_folder_that_is_no_run(out: Path, tmp_path: Path) -> None:
    said = " ".join(run("requests", out, tmp_path / "nowhere").output.split())
    assert "nowhere does not exist. Name a .csv file, or a folder" in said
    done = run("requests", tmp_path, tmp_path)
    assert (done.exit_code, "holds no run of xorkit grade" in " ".join(done.output.split())) == (
        2,
        True,
    )
    assert run("requests", out, inbox(tmp_path, {})).output == "0 requests.\n"


def test_a_line_of_the_trail_that_was_not_finished_is_no_answer(out: Path, tmp_path: Path) -> None:
    folder = inbox(tmp_path, {"1.txt": WRITTEN})
    run("requests", out, folder, "--answer", "ada", "Good.")
    trail = out / TRAIL
    trail.write_text("[]\nnull\n" + trail.read_text()[:-9] + "\n")
    assert "1 open" in run("requests", out, folder).output


def test_what_a_student_wrote_has_no_control_over_a_terminal(out: Path, tmp_path: Path) -> None:
    files = {"1.txt": WRITTEN.replace("Because.", HOSTILE), "2\x1b[31m.txt": HOSTILE, "3.txt": WRITTEN.replace("ada", f"x{HOSTILE[20:]}")}  # fmt: skip
    folder = inbox(tmp_path, files)
    for words in ((), ("--open", "ada"), ("--answer", "ada", "No.")):
        said = run("requests", out, folder, *words).output
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]|^::", said, re.MULTILINE), words
    text = (out / TRAIL).read_text()
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "cmd" not in (out / ADJUSTMENTS).read_text()


# --- held back ------------------------------------------------------------------------------------


def hold_back(out: Path, xor: Assignment) -> ResultsFolder:
    """The run with a check that is held back."""
    return ResultsFolder(out, replace(xor, visibility={HELD: "hidden"}))


def test_a_request_about_a_held_back_check_is_answered_and_the_student_sees_nothing_of_it(
    out: Path, xor: Assignment, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hold_back(out, xor)
    before = dict(render_own_pages(folder, folder.results(), Gallery(())))
    assert HELD not in before["emil"].decode()
    request = Request("emil", (HELD,), "I know its name.", place="1.txt")
    desk = RequestDesk(folder, Inbox([request]), "again")
    assert desk.show("emil") == 0
    assert f"held back: {HELD}" in capsys.readouterr().out
    assert desk.answer("emil", Answer("Right.", "excuse")) == 0
    assert f"{HELD} is held back: the student sees the answer when it is shown." in capsys.readouterr().out  # fmt: skip
    folder = hold_back(out, xor)
    emil = folder.results()[1]
    assert emil.score == 70
    after = dict(render_own_pages(folder, folder.results(), Gallery(())))
    assert after == before


def test_the_text_of_a_page_names_no_held_back_check(xor: Assignment) -> None:
    checks = tuple(Check(name, f"About {name}.", "backward", 5, "failed", "Wrong.") for name in (HELD, "test_open"))  # fmt: skip
    result = Result("ada", replace(xor, visibility={HELD: "hidden"}), checks, fingerprints={"source": "1"})  # fmt: skip
    assert "test_open" in write_request(result)
    assert HELD not in write_request(result)


def test_a_stage_stands_for_its_checks(out: Path, xor: Assignment) -> None:
    folder = ResultsFolder(out, xor)
    about = ("stage backward", HELD, f"{CHECK}: loss")
    (asked,) = match_requests([Request("emil", about, "x")], folder)
    assert asked.targets == ("backward", CHECK)
    note_answer(asked, Answer("No."), folder)
    (row,) = csv.DictReader(io.StringIO((out / ADJUSTMENTS).read_text()))
    assert row["target"] == "total"
