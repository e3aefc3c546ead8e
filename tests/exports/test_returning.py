"""Giving back: bundles of pages that Moodle, Canvas and mail programs take, each page to its own student.

`find_in_moodle` and `find_in_canvas` do what these systems' importers do with the name of a file.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.batch.overlay import ADJUSTMENTS
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.errors import OutputError
from grader.reports.gallery import Gallery
from grader.results.adjustment import Adjustment
from grader.results.result import Check, Result
from grader.teaching import bundle
from grader.teaching.bundle import write_bundle
from grader.teaching.feedback_names import Download, name_for_canvas, name_for_moodle
from grader.teaching.mail_merge import MERGE, return_by_mail
from grader.teaching.returned import Pages
from grader.teaching.student_pages import render_own_pages

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 4 + "Hubert Blaine"
SHEET = 'Identifier,"Full name","Email address",Grade,"Maximum Grade","Grade can be changed","Last modified (grade)"\n'


def find_in_moodle(path: str, participants: Mapping[int, str]) -> tuple[str, str, str] | None:
    """Whose, of which plugin, and the file's name: `is_valid_filename_for_import` of importziplib.php."""
    parts = path.split("/")
    if parts[-1].startswith((".", "~")):
        return None
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not re.fullmatch(r"\s*[+-]?\d+(\.\d*)?\s*", info[1]):
            continue
        student = participants.get(int(info[1]))
        if student is None or (info[2], info[3]) not in {("assignsubmission", "file"), ("assignfeedback", "file")}:  # fmt: skip
            continue
        rest = info[4] if len(info) == 5 else ""
        return student, f"{info[2]}_{info[3]}", "/".join([rest, *parts])
    return None


def find_in_canvas(
    filename: str, attachments: Mapping[int, tuple[str, str]], groups: Sequence[str] = ()
) -> tuple[str, str] | None:
    """Whose, and the name that is shown: `infer_comment_context_from_filename` of abstract_assignment.rb.

    attachments: by their ids, the owner and the name. An owner is a number, or the id of an anonymous one.
    """
    filename = filename.rpartition("/")[2]
    group = next((each for each in groups if filename.startswith(f"{each}_")), None)
    if group is not None:
        filename = filename.removeprefix(f"{group}_")
    parts = [part for part in filename.split("_") if part != "LATE"]
    if parts[0] == "anon":
        user, attachment = (*parts[1:3], "", "")[:2]
    else:
        numbers = [part for part in parts if re.fullmatch(r"[0-9]+", part)]
        user, attachment = (*numbers[:2], "", "")[:2]
    if parts[-1].startswith("link") or filename.startswith("._") or not attachment.isdigit():
        return None
    owner, shown = attachments.get(int(attachment), ("", ""))
    return (owner, shown) if user and owner == user else None


def run(*words: object) -> Any:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"})


def make(assignment: Assignment, student: str, message: str = "") -> Result:
    """All is right, or the first check failed with a message."""
    checks = [
        Check(f"test_{stage.name}", f"{stage.name} is right.", stage.name, stage.points, "passed")
        for stage in assignment.stages
    ]
    if message:
        checks[0] = replace(checks[0], outcome="failed", message=message)
    return Result(student, assignment, tuple(checks), fingerprints={"source": "1"})


def lay_run(folder: Path, xor: Assignment, results: Sequence[Result], submissions: Path | None = None) -> Path:  # fmt: skip
    """A run as xorkit grade leaves it."""
    stored = ResultsFolder(folder / "results", xor)
    for result in results:
        stored.write(result)
    about = {
        "assignment": "xor", "seed": 1, "fingerprints": {}, "finished": "now",
        "folder": str(submissions) if submissions else None, "students": [each.student for each in results],
    }  # fmt: skip
    (folder / "results" / "run.json").write_text(json.dumps(about))
    return folder / "results"


def lay_download(folder: Path, names: Sequence[str]) -> Path:
    place = folder / "download"
    for name in names:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PK" if name.endswith(".zip") else b"x = 1\n")
    return place


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def owner_of(page: bytes) -> str:
    """Whose page it is, by its heading."""

    class Heading(HTMLParser):
        text, inside = "", False

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            del attrs
            self.inside = tag == "h1"

        def handle_endtag(self, tag: str) -> None:
            del tag
            self.inside = False

        def handle_data(self, data: str) -> None:
            self.text += data if self.inside else ""

    heading = Heading()
    heading.feed(page.decode())
    return heading.text


# --- Moodle -----------------------------------------------------------------------------------------

CLASS = {
    101: "Ada Lovelace", 102: "Ada Lovelace", 103: "Zoë Müller-Ångström", 104: "李 小龙", 105: LONG,
    106: "O'Neil 2 7", 107: "Bo 7", 113: "108", 109: "~Tilde", 110: "=cmd()", 111: "Con",
}  # fmt: skip


def test_moodle_gives_each_page_to_its_student(tmp_path: Path, xor: Assignment) -> None:
    """The names and the numbers are those of the download, whether or not it has folders."""
    names = [
        f"{name}_{number}_assignsubmission_file{'/' if number % 2 else '_'}loss.py"
        for number, name in CLASS.items()
    ]
    download = lay_download(tmp_path, names)
    students = {number: f"{name}_{number}" for number, name in CLASS.items()}
    out = lay_run(tmp_path, xor, [make(xor, each) for each in students.values()], download)
    done = run("return", out, "--to", "moodle")
    assert done.exit_code == 0, done.output
    assert f"11 of 11 pages written to {out / 'return' / 'moodle.zip'}. In Moodle: the assignment, Submissions, Actions, Upload multiple feedback files in a zip." in done.output  # fmt: skip
    packed = entries(out / "return" / "moodle.zip")
    assert len(packed) == 11
    for name, page in packed.items():
        assert find_in_moodle(name, students) == (owner_of(page), "assignfeedback_file", "xor.html")
        assert len(name.encode()) < 140
    folder = tmp_path / "folder"
    run("return", out, "--to", "moodle", "--into", folder)
    for name, page in packed.items():
        assert (folder / name).read_bytes() == page


def test_a_worksheet_or_a_roster_says_the_participants(tmp_path: Path, xor: Assignment) -> None:
    out = lay_run(tmp_path, xor, [make(xor, each) for each in ("ada", "bo", "cy", "dan_12")])
    sheet, people = tmp_path / "sheet.csv", tmp_path / "roster.csv"
    sheet.write_text(
        SHEET + 'Participant 7,"Ada _9_ Love",a@x.y,,100,Yes,-\nParticipant 8,Bo,b@x.y,,100,Yes,-\n'
    )
    people.write_text("student,email,participant,name\nada,A@x.y,,\nbo,,8,\ncy,,,Cy\n")
    done = run("return", out, "--to", "moodle", "--worksheet", sheet, "--roster", people)
    assert done.exit_code == 1
    assert "Left out, cy: no row of the worksheet has the name Cy." in done.output
    assert "Left out, dan_12: no row of the worksheet has the student dan_12." in done.output
    assert "2 of 4 pages written" in done.output
    found = {find_in_moodle(name, {7: "ada", 8: "bo"}): owner_of(page) for name, page in entries(out / "return" / "moodle.zip").items()}  # fmt: skip
    assert found == {(each, "assignfeedback_file", "xor.html"): each for each in ("ada", "bo")}
    people.write_text("student,participant,name\nada,8,Ada\nbo,8,Bo\ncy,x,Cy\n")
    done = run("return", out, "--to", "moodle", "--roster", people)
    assert "Left out, bo: participant 8 is ada already." in done.output
    assert "Left out, cy: no participant number in the roster or in the download." in done.output
    assert "Left out, dan_12: no participant number" in done.output  # a number, and no download
    assert len(entries(out / "return" / "moodle.zip")) == 1


@given(st.text(), st.integers(min_value=1, max_value=10**12))
def test_moodle_reads_any_full_name(xor: Assignment, name: str, number: int) -> None:
    made = name_for_moodle(name, str(number), xor)
    assert find_in_moodle(made, {number: "ada"}) == ("ada", "assignfeedback_file", "xor.html")
    assert "/" not in made
    assert len(made.encode()) < 140


# --- Canvas -----------------------------------------------------------------------------------------


def test_canvas_gives_each_page_to_its_student(tmp_path: Path, xor: Assignment) -> None:
    files = {
        "lovelaceada_1234_90001_loss.py": "lovelaceada_1234",
        "lovelaceada_77_90002_loss.py": "lovelaceada_77",
        "müllerzoë_LATE_5_90003_xor.zip": "müllerzoë_5",
        "hopper_9_grace_6_90004_loss.py": "hopper_9_grace_6",
        f"{LONG.replace(' ', '').lower()}_8_90005_loss.py": f"{LONG.replace(' ', '').lower()}_8",
        "anon_aB3dE_90006_loss.py": "anon_aB3dE",
        "anonymous_9_90007_my_10_loss.py": "anonymous_9",
        "12_90008_loss.py": "12",
    }
    attachments, owners = {}, {}
    for name, student in files.items():
        if match := re.search(r"(?:^|_)(\d+|aB3dE)_(9\d{4})_(.*)", name):
            attachments[int(match[2])] = match[1], match[3]
            owners[match[1]] = student
    download = lay_download(tmp_path, [*files, "noether_20_text.html"])
    results = [make(xor, each) for each in (*files.values(), "noether_20", "bo")]
    out = lay_run(tmp_path, xor, results, download)
    done = run("return", out, "--to", "canvas")
    assert done.exit_code == 1, done.output
    assert "Left out, bo: not in Canvas's download." in done.output
    assert "Left out, noether_20: no file of theirs is in the download." in done.output
    assert "8 of 10 pages written" in done.output
    assert "Canvas shows the page of 7 students under the name of what they handed in (loss.py, my_10_loss.py). Tell them to save it with the ending .html." in done.output  # fmt: skip
    for groups in ((), ("lovelaceada", "red")):
        for name, content in entries(out / "return" / "canvas.zip").items():
            found = find_in_canvas(name, attachments, groups)
            assert found, name
            page = content
            if found[1].endswith(".zip"):  # the comment shows it as xor.zip, so it is one
                page = zipfile.ZipFile(io.BytesIO(content)).read("xor.html")
            assert owner_of(page) == owners[found[0]]


def test_of_several_files_an_archive_stands_for_the_page() -> None:
    files = {901: "loss.py", 902: "xor.zip", 903: "notes.txt"}
    assert name_for_canvas(Download("ada", "7", files, False)) == ("ada_7_902_feedback.zip", 902)
    assert name_for_canvas(Download("ada", "7", {901: "b.py", 904: "a.py"}, False))[1] == 904


@given(st.text(), st.integers(min_value=1, max_value=10**12))
def test_canvas_reads_any_name(name: str, number: int) -> None:
    made, attachment = name_for_canvas(Download(name, str(number), {900: "loss.py"}, False))
    assert find_in_canvas(made, {attachment: (str(number), "loss.py")}) == (str(number), "loss.py")


def test_a_download_of_the_other_system_is_not_taken(tmp_path: Path, xor: Assignment) -> None:
    """A user of Canvas is no participant of Moodle, even where the numbers are the same."""
    download = lay_download(tmp_path, ["ada_7_900_loss.py", "Bo_7_assignsubmission_file/loss.py"])
    out = lay_run(tmp_path, xor, [make(xor, "ada_7"), make(xor, "Bo_7")])
    for target, left in (("moodle", "ada_7"), ("canvas", "Bo_7")):
        done = run("return", out, "--to", target, "--submissions", download)
        assert f"Left out, {left}: " in done.output
        assert "1 of 2 pages written" in done.output


# --- mail -------------------------------------------------------------------------------------------


def test_a_mail_merge_has_a_page_for_each_address(tmp_path: Path, xor: Assignment) -> None:
    students = ["Ada", "ada", "=cmd()", "con", "a/b", "zoë@x.y", "no", "two"]
    results = [make(xor, each, "=1+1\nWrong." if each == "ada" else "") for each in students]
    out = lay_run(tmp_path, xor, results)
    people = tmp_path / "roster.csv"
    rows = ["Ada,A@x.y,Ada L.", "ada,a@x.y,", "=cmd(),e@x.y,=HYPERLINK(1)", "con,c@x.y,", "a/b,s@x.y,", 'two,"a@x.y,b@x.y",']  # fmt: skip
    people.write_text("student,email,name\n" + "\n".join(rows) + "\n")
    done = run("return", out, "--to", "mail", "--roster", people, "--into", tmp_path / "mail")
    assert done.exit_code == 1
    assert "Left out, no: no email in the roster." in done.output
    assert "Left out, two: 'a@x.y,b@x.y' is no address." in done.output
    content = (tmp_path / "mail" / MERGE).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["email"] for row in table] == ["A@x.y", "a@x.y", "e@x.y", "c@x.y", "s@x.y", "zoë@x.y"]  # fmt: skip
    assert [owner_of(Path(row["attachment"]).read_bytes()) for row in table] == students[:6]
    names = [Path(row["attachment"]).name for row in table]
    assert len({name.casefold() for name in names}) == 6
    assert all(re.fullmatch(r"xor-[A-Za-z0-9._@%-]+\.html", name) for name in names)
    assert (table[2]["student"], table[2]["name"]) == ("'=cmd()", "'=HYPERLINK(1)")
    assert (table[1]["score"], table[1]["max_score"], table[1]["status"]) == ("85", "100", "graded")
    assert "85 of 100 points" in table[1]["summary"]
    assert not any(re.match(r"[=+\-@\t\r]", cell) or "\n" in cell for row in table for cell in row.values())  # fmt: skip


def test_a_zip_for_mail_names_the_files_in_it(tmp_path: Path, xor: Assignment) -> None:
    out = lay_run(tmp_path, xor, [make(xor, "a@x.y")])
    run("return", out, "--to", "mail", "--into", tmp_path / "mail.zip")
    packed = entries(tmp_path / "mail.zip")
    (row,) = csv.DictReader(io.StringIO(packed[MERGE].decode("utf-8-sig")))
    assert row["attachment"] in packed


# --- what is in a bundle ----------------------------------------------------------------------------


def test_a_bundle_holds_what_students_are_shown_and_nothing_of_held_back_checks(
    tmp_path: Path, xor: Assignment
) -> None:
    held = replace(xor, visibility={"test_sigmoid": "hidden"})
    secret = "seen in the held-back check"
    mine = (Adjustment("test_sigmoid", "set", 3, secret), Adjustment("loss", "add", -1, "Seen."))
    results = [replace(make(held, "a@x.y", secret), adjustments=mine)]
    folder = ResultsFolder(lay_run(tmp_path, held, results), held)
    pages = dict(render_own_pages(folder, results, Gallery(())))
    people = {"a@x.y": {"student": "a@x.y", "email": "a@x.y"}}
    returned = return_by_mail(Pages({"a@x.y": results[0]}, pages, people, {}, held), tmp_path)
    for content in returned.files.values():
        text = content.decode("utf-8-sig")
        assert secret not in text
        assert "test_sigmoid" not in text
        assert "Seen." in text
    (row,) = csv.DictReader(io.StringIO(returned.files[MERGE].decode("utf-8-sig")))
    assert (row["score"], row["max_score"]) == ("85", "85")


def test_a_bundle_has_the_decisions_that_hold_now(tmp_path: Path, xor: Assignment) -> None:
    out = lay_run(tmp_path, xor, [make(xor, "a@x.y")])
    run("return", out, "--to", "mail")
    run("adjust", "a@x.y", "--add", -2, "--reason", "Copied a bit.", "--out", out)
    run("return", out, "--to", "mail")
    (page,) = (out / "return" / "mail" / "pages").iterdir()
    assert "Copied a bit." in page.read_text()
    assert ",98,100,graded," in (out / "return" / "mail" / MERGE).read_text("utf-8-sig")


def test_who_is_not_judged_is_named_and_left_out(tmp_path: Path, xor: Assignment) -> None:
    results = [
        make(xor, "a@x.y"),
        Result("b@x.y", xor, (), problem="A .rar file."),
        Result("c@x.y", xor, (), problem="Nothing.", absent=True),
    ]
    out = lay_run(tmp_path, xor, results)
    done = run("return", out, "--to", "mail")
    assert done.exit_code == 1
    assert "Left out, b@x.y: not judged; a person has to look first." in done.output
    assert "Left out, c@x.y: nothing was handed in." in done.output
    assert "1 of 3 pages written" in done.output
    assert [path.name for path in (out / "return" / "mail" / "pages").iterdir()] == [
        "xor-a@x.y.html"
    ]


@pytest.mark.parametrize("into", ["b.zip", "b"])
def test_a_second_run_writes_the_same_bytes(tmp_path: Path, xor: Assignment, into: str) -> None:
    out = lay_run(tmp_path, xor, [make(xor, f"{c}@x.y", "Wrong.") for c in "abc"])
    place = tmp_path / into

    def read() -> dict[str, bytes]:
        files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]  # fmt: skip
        return {str(path): path.read_bytes() for path in files}

    assert run("return", out, "--to", "mail", "--into", place).exit_code == 0
    first = read()
    assert run("return", out, "--to", "mail", "--into", place).exit_code == 0
    assert first == read()
    assert sorted(tmp_path.iterdir()) == [place, out]


# --- what is not ours -------------------------------------------------------------------------------


def test_nothing_that_is_somebody_elses_is_replaced(tmp_path: Path, xor: Assignment) -> None:
    out = lay_run(tmp_path, xor, [make(xor, "a@x.y")])
    foreign = tmp_path / "foreign.zip"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr(zipfile.ZipInfo("thesis.txt"), "x")  # of the time that ours have
    text, folder = tmp_path / "text.zip", tmp_path / "folder"
    text.write_text("mine")
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    link = tmp_path / "link.zip"
    link.symlink_to(foreign)
    run("report", out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for place in (foreign, text, folder, link, out, out / "report", out / "results", folder / "mine.txt" / "x"):  # fmt: skip
        done = run("return", out, "--to", "mail", "--into", place)
        assert done.exit_code == 2, place
        assert "Name another place" in done.output or "is a link" in done.output, done.output
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_bundle_that_was_changed_is_kept(tmp_path: Path) -> None:
    folder, packed = tmp_path / "b", tmp_path / "b.zip"
    for place in (folder, packed):
        write_bundle(place, {"a/b.html": b"1"})
        write_bundle(place, {"a/c.html": b"2"})
    assert not (folder / "a" / "b.html").exists()
    (folder / "a" / "c.html").write_bytes(b"by hand")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("mine.txt", "mine")
    for place in (folder, packed):
        with pytest.raises(OutputError):
            write_bundle(place, {"a/b.html": b"3"})
    assert (folder / "a" / "c.html").read_bytes() == b"by hand"
    assert entries(packed)["mine.txt"] == b"mine"


@pytest.mark.parametrize("into", ["b.zip", "b"])
def test_a_link_to_a_bundle_stays_one(tmp_path: Path, into: str) -> None:
    write_bundle(tmp_path / into, {"a.html": b"1"})
    link = tmp_path / f"link-{into}"
    link.symlink_to(tmp_path / into)
    with pytest.raises(OutputError, match="is a link"):
        write_bundle(link, {"a.html": b"2"})
    assert link.is_symlink()


@pytest.mark.parametrize("into", ["b.zip", "b"])
def test_a_bundle_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, into: str
) -> None:
    place = tmp_path / into
    write_bundle(place, {"a.html": b"1"})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "write_whole", lambda path, content: write_whole(path / "x", content))  # fmt: skip
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OutputError, match="cannot be written"):
        write_bundle(place, {"a.html": b"2"})
    monkeypatch.undo()
    kept = entries(place)["a.html"] if into == "b.zip" else (place / "a.html").read_bytes()
    assert kept == b"1"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--to", "moodle"), "Nothing was written, because no page fits. For example ada: no participant number in the roster or in the download. Name the grading worksheet (--worksheet)"),
        (("--to", "canvas"), "Nothing was written, because no page fits. For example ada: not in Canvas's download. Name Canvas's download with --submissions."),
        (("--to", "mail", "--worksheet", "x.csv"), "--worksheet is for moodle; leave it out."),
        (("--to", "canvas", "--submissions", "nowhere"), "nowhere does not exist; name the download"),
        (("--to", "mail", "--roster", "roster.csv", "--into", "roster.csv"), "is what is read"),
        (("--to", "moodle", "--worksheet", "roster.csv"), "no column 'Identifier'"),
        (("--to", "mail", "--roster", "nowhere.csv"), "cannot be read"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    tmp_path: Path,
    xor: Assignment,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    says: str,
) -> None:
    out = lay_run(tmp_path, xor, [make(xor, "ada")])
    (tmp_path / "roster.csv").write_text("student,email\nada,a@x.y\n")
    monkeypatch.chdir(tmp_path)
    done = run("return", "results", *words)
    assert done.exit_code == 2
    assert says in done.output
    assert not (out / "return").exists()
    assert not (out / ADJUSTMENTS).exists()
