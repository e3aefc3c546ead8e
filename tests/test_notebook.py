"""Notebooks: made from the same source, read as the same modules, never run here."""

import ast
import contextlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment
from grader.cli import main
from grader.errors import AssignmentError
from grader.intake.bounded_parse import VALUES, WORDS
from grader.intake.imports import find_users
from grader.intake.notebook import CODE_CHARACTERS, Cell, drop_magics, make_modules, read_notebook
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.integrations.nbgrader_check import check_cells
from grader.integrations.nbgrader_notebook import make, plan, read_sections
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.results.result import Check, Result


def notebook(cells: Iterable[str | tuple[str, str]]) -> bytes:
    """A notebook of code cells; a pair is a cell and the module it is tagged with."""
    made = []
    for cell in cells:
        source, module = (cell, "") if isinstance(cell, str) else cell
        about = {"xorkit": {"module": module}} if module else {}
        lines = source.splitlines(keepends=True)
        made.append({"cell_type": "code", "metadata": about, "source": lines, "outputs": []})
    text = {"cell_type": "markdown", "metadata": {}, "source": "# def sigmoid(x): no code"}
    return json.dumps({"cells": [text, *made], "nbformat": 4, "nbformat_minor": 5}).encode()


def as_cells(reference: Mapping[str, str]) -> list[str]:
    """The reference as one would write it in a notebook: no imports of its own files."""
    bare = [
        "\n".join(
            line
            for line in source.split("\n")
            if not line.startswith(("from sigmoid", "from forward", "from loss", "from backward"))
        )
        for source in reference.values()
    ]
    return ["import numpy as np", *(source.replace("import numpy as np\n", "") for source in bare)]


def graded(job: Job, cells: Iterable[str | tuple[str, str]], tmp_path: Path) -> Result:
    path = tmp_path / "ada.ipynb"
    path.write_bytes(notebook(cells))
    return grade(job, [read_submission(path)])[0]


def failed(result: Result) -> dict[str, Check]:
    return {check.name: check for check in result.checks if check.outcome != "passed"}


@pytest.fixture
def stubs(xor: Assignment) -> dict[str, str]:
    return {stage.name: (xor.folder / f"{stage.name}.py").read_text() for stage in xor.stages}


# Read.


def test_a_notebook_is_graded_as_its_modules_are(
    job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    cells = as_cells(reference)
    right = graded(job, cells, tmp_path)
    assert (right.score, right.problem) == (100, "")
    wrong = [cell.replace("np.mean(error", "np.sum(error") for cell in cells]
    checks = failed(graded(job, wrong, tmp_path))
    assert {check.stage for check in checks.values()} == {"loss"}


@pytest.mark.thorough
def test_a_cell_that_is_not_python_is_the_trouble_of_its_own_stage_alone(
    job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    cells = [
        "def forward(X, params:\n    return X" if "def forward" in cell else cell
        for cell in as_cells(reference)
    ]
    result = graded(job, [*cells, "this is no Python at all"], tmp_path)
    assert result.score == 80
    assert {check.stage for check in failed(result).values()} == {"forward"}
    assert all(
        "forward.py is not valid Python" in check.message for check in failed(result).values()
    )
    assert result.note.startswith("forward: ")


def test_what_trains_prints_or_draws_is_left_out_and_what_functions_need_is_kept(
    xor: Assignment,
) -> None:
    cells = [
        "from __future__ import annotations\nimport numpy as np\nimport matplotlib.pyplot as plt",
        "SCALE = {}\nSCALE['one'] = 1.0\nunused = open('/etc/passwd')",
        "def power(x):\n    return np.exp(x) * SCALE['one']",
        "def sigmoid(x):\n    unused = x\n    return 1 / (1 + power(-unused))",
        "while True:\n    print(sigmoid(0))",
        "def forward(X, params):\n    return sigmoid(X)",
        "params = forward(1, 2)\nplt.plot(params)\nraise SystemExit",
    ]
    modules = make_modules([Cell(source) for source in cells], xor)
    assert modules["sigmoid"] == (
        "from __future__ import annotations\nimport numpy as np\nSCALE = {}\nSCALE['one'] = 1.0\n"
        "def power(x):\n    return np.exp(x) * SCALE['one']\n"
        "def sigmoid(x):\n    unused = x\n    return 1 / (1 + power(-unused))\n"
    )
    assert modules["forward"] == (
        "from __future__ import annotations\nfrom sigmoid import sigmoid\n"
        "def forward(X, params):\n    return sigmoid(X)\n"
    )
    assert modules["loss"] == "from __future__ import annotations\n"


def test_the_last_definition_counts_and_a_broken_draft_of_it_does_not(xor: Assignment) -> None:
    cells = ["def sigmoid(x): return 1", "def sigmoid(x) return 2", "def sigmoid(x): return 3"]
    cells.append("def sigmoid_derivative(x): return sigmoid(x)")
    space: dict[str, object] = {}
    exec(make_modules([Cell(source) for source in cells], xor)["sigmoid"], space)
    assert space["sigmoid"](0) == 3  # type: ignore[operator]


@pytest.mark.thorough
def test_a_function_under_another_name_is_shown_where_its_cell_is_tagged(
    job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    cells: list[str | tuple[str, str]] = [
        (cell.replace("def compute_loss", "def compute_los"), "loss") if "_loss(y_true" in cell else cell
        for cell in as_cells(reference)
    ]  # fmt: skip
    assert "has no function compute_loss, but a compute_los" in graded(job, cells, tmp_path).note


@pytest.mark.thorough
def test_magics_are_dropped_and_the_student_is_told(
    job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    cells = as_cells(reference)
    cells[3] = f"%%time\n%matplotlib inline\n{cells[3]}\n!pip install torch\nfiles = !ls"
    result = graded(job, [*cells, "%%bash\nrm -rf /"], tmp_path)
    assert result.score == 100
    said = "Left out of your notebook because it is not Python: %%time, %matplotlib inline, !pip install torch, …"
    assert said in {check.printed.strip() for check in result.checks if check.stage == "loss"}


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('x = """\n%matplotlib inline\n"""', None),
        ("x = (5\n%y)", None),
        ("if x:\n    !ls", "if x:\n    pass"),
        ("?np.dot\nx = 1", "pass\nx = 1"),
        ("np.dot??\nx = 1", "pass\nx = 1"),
        ("%%html\n<b>", ""),
        ("\n%%capture out\nx = 1", "x = 1"),
    ],
)
def test_only_lines_that_are_not_python_are_dropped(source: str, kept: str | None) -> None:
    assert drop_magics(source)[0] == (source if kept is None else kept)


def test_a_file_a_folder_and_a_zip_hold_the_same_notebook(tmp_path: Path) -> None:
    content = notebook(["def sigmoid(x): return x"])
    folder = tmp_path / "ada"
    (folder / ".ipynb_checkpoints").mkdir(parents=True)
    (folder / ".ipynb_checkpoints" / "xor-checkpoint.ipynb").write_bytes(b"old")
    (folder / "xor.ipynb").write_bytes(content)
    (folder / "network.py").write_text("X = 1\n")
    with zipfile.ZipFile(tmp_path / "ada.zip", "w") as archive:
        archive.writestr("ada/xor.ipynb", content)
        archive.writestr("ada/.ipynb_checkpoints/xor-checkpoint.ipynb", b"old")
        archive.writestr("ada/network.py", "X = 1\n")
    (tmp_path / "xor.ipynb").write_bytes(content)
    alone = read_submission(tmp_path / "xor.ipynb", "ada")
    assert alone.notebook
    assert alone.notebook.cells == (Cell("def sigmoid(x): return x"),)
    assert read_submission(folder) == read_submission(tmp_path / "ada.zip") == replace(alone, modules={"network": "X = 1\n"}, others=("xor.ipynb",))  # fmt: skip
    assert (
        read_submission(folder).fingerprint
        != replace(read_submission(folder), notebook=None).fingerprint
    )


def test_a_file_of_a_stage_goes_before_the_notebook(xor: Assignment, tmp_path: Path) -> None:
    (tmp_path / "xor.ipynb").write_bytes(notebook(["def compute_loss(a, b): return 1"]))
    assert set(read_submission(tmp_path).placed(xor).modules) == {
        stage.name for stage in xor.stages
    }
    (tmp_path / "loss.py").write_text("x = 1\n")
    assert read_submission(tmp_path).placed(xor).modules == {"loss": "x = 1\n"}


def test_of_two_notebooks_none_is_graded(job: Job, tmp_path: Path) -> None:
    for name in ("one.ipynb", "two.ipynb"):
        (tmp_path / name).write_bytes(notebook(["x = 1"]))
    result = grade(job, [read_submission(tmp_path)])[0]
    assert result.problem == ("There are 2 notebooks (one.ipynb, two.ipynb). Hand in only one.")
    assert (result.score, result.judged) == (0, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"3",
        b'{"cells": 3}',
        b'{"cells": [3]}',
        b'{"cells": [{"cell_type": "code", "source": 3}]}',
        b'{"cells": [{"cell_type": "code", "source": [3]}]}',
        b'{"cells": [{"cell_type": "code", "source": "", "metadata": 3}]}',
        b"[" * 200_000,
        b'{"cells": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda content: repr(content[:30]),
)
def test_what_is_no_notebook_is_said_in_a_sentence(content: bytes) -> None:
    assert read_notebook("a.ipynb", content).problem == (
        "a.ipynb is not a readable notebook. Save it again in Jupyter."
    )


def test_too_much_code_is_not_read() -> None:
    assert not read_notebook("a.ipynb", notebook(["+" * (WORDS - 4), "1"])).problem
    assert "more code than" in read_notebook("a.ipynb", notebook(["+" * (WORDS - 4), "1 2 3 4"])).problem  # fmt: skip
    assert not read_notebook("a.ipynb", notebook(["#" * CODE_CHARACTERS])).problem
    assert "more code than" in read_notebook("a.ipynb", notebook(["#" * CODE_CHARACTERS, "1"])).problem  # fmt: skip
    assert "more code than" in read_notebook("a.ipynb", notebook(["x"] * 2001)).problem


@pytest.mark.parametrize(
    "source",
    [
        "(" * 100_000,
        "-" * 200_000 + "1",
        "f" + "()" * 100_000,
        "x" + "+x" * 100_000,
        "\0",
        "\ud800",
        "if 1:\n x\n" + "elif 1:\n x\n" * 20_000,
        "f'{" * 60,
    ],
    ids=lambda source: repr(source[:10]),
)
def test_code_that_no_reader_can_take_costs_its_own_cell_alone(
    xor: Assignment, source: str
) -> None:
    (cell,) = read_notebook("a.ipynb", notebook([source])).cells
    modules = make_modules([Cell("def compute_loss(a, b): return 1"), cell], xor)
    assert "def compute_loss(a, b): return 1" in modules["loss"]


def test_the_formats_of_2013_are_read_too() -> None:
    old = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1"}]}]}
    assert read_notebook("a.ipynb", json.dumps(old).encode()).cells == (Cell("x = 1"),)


# Made.


def test_the_notebook_and_the_modules_say_the_same(xor: Assignment, stubs: dict[str, str]) -> None:
    blocks = plan(xor, stubs)
    written = "\n".join(block.source for block in blocks)
    for stage in xor.stages:
        (cell,) = [block for block in blocks if block.name == f"check-{stage.name}"]
        assert cell.points == stage.points
        for node in ast.parse(stubs[stage.name]).body:
            if isinstance(node, ast.FunctionDef):
                source = ast.get_source_segment(stubs[stage.name], node)
                assert [b.module for b in blocks if b.source == source] == [stage.name]
    for name, given in xor.given.items():
        assert given.strip() in {block.source for block in blocks}, name
    _, sections = read_sections((xor.folder / "README.md").read_text())
    assert sum(body in written for body in sections.values()) == 10
    assert sum(block.points or 0 for block in blocks) == xor.points + 15


def test_a_plan_that_does_not_fit_the_handout_is_refused(
    xor: Assignment, stubs: dict[str, str], tmp_path: Path
) -> None:
    for file, this, that, sentence in (
        ("README.md", "## 3. The sigmoid", "## 3. A sigmoid", "its sections are not those of README.md (3. A sigmoid"),
        ("notebook.toml", 'stage = "loss"\n', "", "its stages are not those of assignment.toml"),
        ("notebook.toml", "left_out", "left", "has no entry 'left_out'"),
        ("notebook.toml", "[[part]]", "[[part", "notebook.toml: "),
    ):  # fmt: skip
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        shutil.copytree(xor.folder, folder)
        text = (folder / file).read_text()
        assert this in text
        (folder / file).write_text(text.replace(this, that))
        with pytest.raises(AssignmentError) as refused:
            plan(replace(xor, folder=folder), stubs)
        assert sentence in str(refused.value)
    with pytest.raises(AssignmentError, match="does not define compute_loss"):
        plan(xor, {**stubs, "loss": "def loss(): pass\n"})


def test_a_question_needs_no_picture(
    xor: Assignment, stubs: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "xor"
    shutil.copytree(xor.folder, folder)
    with (folder / "notebook.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[part]]\n[[part.question]]\nname = "why"\npoints = 2\nasks = "Why?"\n')
    names = [block.name for block in plan(replace(xor, folder=folder), stubs)]
    assert names[-2:] == ["ask-why", "answer-why"]


def test_an_earlier_function_under_another_name_keeps_it(
    xor: Assignment, job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    renamed = reference["forward"].replace("import sigmoid", "import sigmoid as squash")
    renamed = renamed.replace("sigmoid(", "squash(")
    path = tmp_path / "xor.ipynb"
    path.write_text(make(xor, {**reference, "forward": renamed}))
    assert grade(replace(job, only=("forward",)), [read_submission(path)])[0].score == 20
    whole = reference["forward"].replace("from sigmoid import sigmoid", "import sigmoid")
    with pytest.raises(AssignmentError, match=r"forward\.py imports sigmoid as a whole"):
        make(xor, {**reference, "forward": whole})


@pytest.mark.thorough
def test_the_notebook_of_the_reference_earns_all_points_and_that_of_the_stubs_none(
    xor: Assignment, job: Job, reference: dict[str, str], stubs: dict[str, str], tmp_path: Path
) -> None:
    for sources, points in ((reference, 100), (stubs, 0)):
        path = tmp_path / "xor.ipynb"
        path.write_text(make(xor, sources))
        result = grade(job, [read_submission(path)])[0]
        assert (result.score, result.problem) == (points, "")
    assert "sigmoid is yours to write" in result.note


def test_handout_makes_the_notebook_and_submit_hands_it_in(tmp_path: Path) -> None:
    out = tmp_path / "work" / "xor.ipynb"
    made = CliRunner().invoke(main, ["handout", "--notebook", "--out", str(out)])
    assert made.exit_code == 0, made.output
    assert "BEGIN SOLUTION" not in out.read_text()
    zipped = tmp_path / "ada.zip"
    words = ["submit", str(out.parent), "--out", str(zipped), "--unfinished"]
    packed = CliRunner().invoke(main, words)
    assert packed.exit_code == 0, packed.output
    assert read_submission(zipped, "a").notebook == read_submission(out, "a").notebook


def test_check_in_a_kernel_looks_at_the_cells_that_were_run(reference: dict[str, str]) -> None:
    cells = as_cells(reference)
    cells[1] = cells[1].replace("slope = s * (1 - s)", "slope = s")
    with contextlib.redirect_stderr(io.StringIO()) as errors:
        result = check_cells("xor", "sigmoid", ["", *cells])
    assert 0 < result.score < 15
    assert {check.stage for check in result.checks} == {"sigmoid"}
    assert errors.getvalue() == ""  # nbgrader takes a word there for a failure
    assert check_cells("xor", "loss", ["", *cells]).score == 10


# Only when asked for.


def test_nothing_of_jupyter_is_imported_unless_asked_for() -> None:
    code = (
        "import sys, grader.cli, grader.integrations.nbgrader_check\n"
        "assert not {'nbformat', 'nbgrader', 'IPython', 'traitlets'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("nbformat", ["--notebook"]), ("nbformat", ["--nbgrader", "course"])],
)
def test_a_missing_extra_is_answered_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, arguments: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.chdir(tmp_path)
    wrong = CliRunner().invoke(main, ["handout", *arguments])
    assert wrong.exit_code == 2
    assert 'pip install "xorkit[nbgrader]"' in wrong.output
    assert not list(tmp_path.iterdir())


def test_a_submission_without_a_notebook_is_as_it_was(xor: Assignment) -> None:
    submission = Submission("ada", {"utils": "x = 1\n"})
    assert submission.placed(xor) is submission


# What is dear to parse: names, code, and the notebook's JSON around it.
DEAR = {
    "a tuple": (f"x = {'a,' * (WORDS // 2 - 2)}", ""),
    "lines": ("a\n" * (WORDS // 2 - 1), ""),
    "semicolons": ("a;" * (WORDS // 2 - 1), ""),
    "functions": ("def f():0\n" * (WORDS // 7), ""),
    "too many words": ("a\n" * 131_000, ""),
    "too many words in a line": (f"x = {'a,' * 131_000}", ""),
    "empty objects": ("", "{}," * (VALUES // 2 - 20)),
    "empty lists": ("", "[]," * (VALUES // 2 - 20)),
    "texts": ("", '"\u00e9bcdefg",' * (VALUES - 40)),
    "too many objects": ("", "{}," * 2_500_000),
    "too many texts": ("", '"\u00e9b",' * 1_500_000),
}
PARSING = """
import resource, sys
from grader.assignment.load import load, locate
from grader.intake.imports import find_users
from grader.intake.notebook import make_modules, read_notebook
xor = load(locate("xor"))
content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = read_notebook("a.ipynb", content)
modules = make_modules(found.cells, xor)
find_users({**modules, "whole": found.text, "loss": sys.argv[2] * 100_000}, ["loss"])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("case", DEAR)
def test_parsing_takes_little_memory_whatever_is_handed_in(case: str, tmp_path: Path) -> None:
    code, outputs = DEAR[case]
    cells = json.dumps([{"cell_type": "code", "source": code, "metadata": {}}])
    path = tmp_path / "a.ipynb"
    path.write_text(f'{{"cells": {cells}, "outputs": [{outputs}null]}}', encoding="utf-8")
    words = [sys.executable, "-c", PARSING, str(path), "a;" if code else ""]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60  # MB


def test_imports_of_a_module_that_is_too_long_to_parse_are_found_by_their_lines() -> None:
    long = "import loss\n" + "a;" * WORDS
    modules = {"loss": "", "train": long, "other": "a;" * WORDS}
    assert find_users(modules, ["loss"]) == {"train"}
