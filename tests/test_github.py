"""What a workflow's step says is read back with the grammar of GitHub's runner, and nothing forges it."""

import base64
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment, Stage
from grader.cli import main
from grader.integrations import github_annotations
from grader.integrations.github_workflow import WORKFLOW
from grader.results.result import Check, Result
from grader.safe_text import disarm

yaml = pytest.importorskip("yaml")
REGISTERED = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
    "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """A command that the runner takes from a log."""

    name: str
    properties: dict[str, str]
    data: str


@dataclass
class Runner:
    """The runner's reading of a log, line by line: its ActionCommand and ActionCommandManager."""

    registered: set[str] = field(default_factory=lambda: set(REGISTERED))
    token: str = ""

    def read(self, log: str) -> list[Command]:
        lines = re.split(r"\r\n|\r|\n", log)
        return [command for line in lines if (command := self._process(line))]

    def _process(self, line: str) -> Command | None:
        command = self._parse(line) or self._parse_old(line)
        if command is None:
            return None
        if self.token:
            if command.name == self.token:
                self.registered.remove(self.token)
                self.token = ""
            return None
        if command.name == "stop-commands":
            self.token = command.data
            self.registered.add(self.token)
            return None
        return command

    def _parse(self, line: str) -> Command | None:
        """`::name key=value,key=value::data`, after any blanks."""
        line = line.lstrip()
        end = line.find("::", 2)
        if not line.startswith("::") or end < 0:
            return None
        name, _, rest = line[2:end].partition(" ")
        pairs = [pair.partition("=") for pair in rest.strip().split(",")]
        properties = {key: _unescape(value, ",:\n\r%") for key, _, value in pairs if key and value}
        data = _unescape(line[end + 2 :], "\n\r%")
        return Command(name, properties, data) if name in self.registered else None

    def _parse_old(self, line: str) -> Command | None:
        """`##[name key=value;key=value]data`, anywhere in a line."""
        found = re.search(r"##\[([^\] ]*)[^\]]*\](.*)", line)
        return Command(found[1], {}, found[2]) if found and found[1] in self.registered else None


def _unescape(text: str, characters: str) -> str:
    for character in characters:  # the percent sign last
        text = text.replace(f"%{ord(character):02X}", character)
    return text


@dataclass(frozen=True)
class Step:
    """What a step printed and left behind."""

    code: int
    log: str
    summary: str
    result: dict[str, Any]

    @property
    def commands(self) -> list[Command]:
        return Runner().read(self.log)

    def of(self, name: str) -> list[Command]:
        return [command for command in self.commands if command.name == name]


Check_ = Callable[..., Step]


@pytest.fixture
def repository(root: Path, tmp_path: Path) -> Path:
    """A right submission in a repository that began as a handout."""
    folder = tmp_path / "repository"
    CliRunner().invoke(main, ["start", str(folder)])
    for name in ("sigmoid", "forward", "loss", "backward", "train"):
        shutil.copy(root / "solutions" / "xor" / f"{name}.py", folder)
    return folder


@pytest.fixture
def check(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check_:
    """Run the step on the repository, as its workflow does."""

    def run(*arguments: str, folder: Path = repository) -> Step:
        files = {name: tmp_path / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for name, file in files.items():
            file.write_text("")
            monkeypatch.setenv(name, str(file))
        monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
        monkeypatch.chdir(repository)
        done = CliRunner().invoke(main, ["check", str(folder), "--format", "github", *arguments])
        assert not isinstance(done.exception, Exception), done.output
        output = files["GITHUB_OUTPUT"].read_text()
        name, _, value = output.removesuffix("\n").partition("=")
        assert (name, "\n" in value) == ("result", False), output
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return Step(done.exit_code, done.output, summary, json.loads(base64.b64decode(value)))

    return run


def test_a_right_submission_passes_without_a_word(check: Check_) -> None:
    step = check()
    assert step.code == 0, step.log
    assert step.commands == []
    assert "100 of 100 points" in step.summary
    assert step.result["status"] == "pass"
    assert sum(test["score"] for test in step.result["tests"]) == step.result["max_score"] == 100


@pytest.mark.parametrize(
    ("file", "this", "that", "line", "said"),
    [
        ("loss.py", "    ### BEGIN", "    x = 1\n    return x / 0\n    ### BEGIN", "return x / 0", "ZeroDivisionError"),
        ("loss.py", "np.mean", "np.sum", "def compute_loss(", "expected"),
        ("train.py", "def train(", "def train((", "def train((", "train.py is not valid Python: "),
        ("sigmoid.py", "def sigmoid_derivative", "def lost", "", "has no function sigmoid_derivative"),
    ],
)  # fmt: skip
@pytest.mark.sample(every=3)
def test_an_annotation_is_at_the_line_that_is_wrong(
    check: Check_, repository: Path, file: str, this: str, that: str, line: str, said: str
) -> None:
    source = (repository / file).read_text()
    assert this in source
    source = source.replace(this, that)
    (repository / file).write_text(source)
    step = check("--assignment", "xor")
    assert step.code == 1
    (error,) = step.of("error")
    number = 1 + next(i for i, text in enumerate(source.splitlines()) if line in text)
    assert (error.properties["file"], error.properties["line"]) == (file, str(number))
    assert said in error.data
    assert "\n" in error.data
    stage = file.removesuffix(".py")
    assert error.properties["title"].startswith(f"{stage}: ")
    assert {each.properties["title"].partition(":")[0] for each in step.of("notice")} <= {
        "forward", "loss", "backward", "train",
    }  # fmt: skip
    lines = {
        test["line_no"]
        for test in step.result["tests"]
        if test["status"] == "fail" and test["filename"] == file
    }
    assert number in lines


@pytest.mark.thorough
def test_a_folder_below_is_named_from_the_top_of_the_repository(
    check: Check_, repository: Path
) -> None:
    below = repository / "week 1" / "net"
    shutil.copytree(repository, below, ignore=shutil.ignore_patterns("week 1"))
    (below / "loss.py").write_text("def compute_loss(a, b):\n    return 0.0\n")
    (error,) = check(folder=below).of("error")
    assert error.properties["file"] == "week 1/net/loss.py"
    assert error.properties["line"] == "1"


FORGED = "::error file=a.py,line=1::forged"
FORGERY = f'''
import sys
print({FORGED!r})
print("\\u00a0{FORGED}")
print("##[error]forged")
print("::stop-commands::x\\n::x::\\n::add-mask::0")
def compute_loss(y_true, y_pred):
    """::error::forged"""
    raise ValueError("%0A::warning::forged\\n::warning::forged,title=x: y %\\r\\n ##[error]forged\\n\\u00a0{FORGED}\\n```\\n<img src=x> [a](b)\\n# heading")
'''


def test_nothing_that_a_submission_says_is_a_command_or_markup(
    check: Check_, repository: Path
) -> None:
    (repository / "loss.py").write_text(FORGERY)
    step = check()
    assert "forged" in step.log
    assert [(each.name, each.properties["file"]) for each in step.commands] == [
        ("error", "loss.py"),
        ("notice", "train.py"),  # it waits
    ]
    assert "forged" in step.commands[0].data
    # Classroom's reporter prints these into its own log, where nothing is stopped.
    said = "\n".join(str(value) for test in step.result["tests"] for value in test.values())
    assert "forged" in said
    assert Runner().read(said) == []
    outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", step.summary, flags=re.DOTALL | re.MULTILINE)
    assert "forged" in step.summary
    for piece in ("forged", "<img", "[a](b)", "# heading\n", "```"):
        assert piece not in outside


def test_a_blank_of_any_kind_makes_no_command_of_what_is_printed() -> None:
    for blank in ("", " ", "\t", "\u00a0", "\u2003", "\u3000"):
        assert Runner().read(f"{blank}{FORGED}") != []
        assert Runner().read(disarm(f"x\n{blank}{FORGED}\n##[error]x")) == []


def test_a_line_that_a_terminal_folds_makes_no_command() -> None:
    for command in (
        FORGED,
        "::warning::x",
        "::error file=a.py,line=1::x",
        "::set-output name=a::b",
    ):
        said = disarm(f"ada-{command}")
        for width in range(1, len(said)):
            folded = "\n".join(said[i : i + width] for i in range(0, len(said), width))
            assert Runner().read(folded) == []
    assert disarm("x[::2], y[1::n]") == "x[::2], y[1::n]"


@pytest.mark.thorough
def test_checks_and_workflow_are_pristine_and_edits_are_reported(
    check: Check_, repository: Path
) -> None:
    (repository / "loss.py").write_text("def compute_loss(a, b):\n    return 0.0\n")
    (repository / "kit" / "test_loss.py").write_text("def test_nothing():\n    pass\n")
    (repository / "conftest.py").write_text("raise SystemExit('edited')\n")
    windows = (repository / "kit" / "test_train.py").read_bytes().replace(b"\n", b"\r\n")
    (repository / "kit" / "test_train.py").write_bytes(windows)
    (repository / "kit" / "test_forward.py").unlink()
    workflow = (repository / WORKFLOW).read_text()
    (repository / WORKFLOW).write_text(workflow.replace("xorkit check", "true || xorkit check"))
    step = check()
    assert step.code == 1
    assert [each.properties["title"] for each in step.of("error")] == ["loss: 0 of 10 points"]
    said = [each.data for each in step.of("warning")]
    assert len(said) == 3
    assert said[0].startswith("kit/test_forward.py is not there.")
    assert said[1].startswith("kit/test_loss.py is not the one that was handed out.")
    assert said[2].startswith(f"{WORKFLOW} is not the one that was handed out")
    assert "kit/test\\_loss.py is not the one that was handed out" in step.summary


@pytest.mark.thorough
def test_checks_of_ones_own_under_another_name_are_not_used(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repository / "kit" / "assignment.toml").read_text()
    (repository / "kit" / "assignment.toml").write_text(text.replace('name = "xor"', 'name = "."'))
    monkeypatch.chdir(repository)
    own = CliRunner().invoke(main, ["check", ".", "--format", "github"])
    assert own.exit_code == 2
    assert (
        "There is no assignment '.'. Available: attention, line, xor. Name one: xorkit check --format github"
        in own.output
    )
    (tmp_path / "xor").symlink_to(repository)
    monkeypatch.chdir(tmp_path)
    (repository / "kit" / "test_loss.py").write_text("def test_nothing():\n    pass\n")
    (repository / "loss.py").write_text("")
    named = CliRunner().invoke(main, ["check", "xor", "--format", "github", "--assignment", "xor"])
    assert named.exit_code == 1
    assert "title=loss%3A 0 of 10 points" in named.output


def _wide(xor: Assignment, outcome: Any) -> Result:
    """A result of forty stages."""
    function = xor.stages[0].functions[0]
    stages = tuple(Stage(f"s{i}", 2, (replace(function, module=f"s{i}"),)) for i in range(40))
    checks = tuple(
        Check(f"test_{stage.name}", f"{stage.name} holds", stage.name, 2, outcome, "é" * 4000)
        for stage in stages
    )
    return Result("someone", replace(xor, stages=stages), checks)


def test_no_more_is_written_than_github_shows(xor: Assignment) -> None:
    wide, code = _wide(xor, "failed"), github_annotations.Code({"s0": "x = 1\n"})
    noted = github_annotations.annotate(wide, code, [f"file {i}" for i in range(12)])
    for level, more in (("error", 31), ("warning", 3)):
        mine = [each for each in noted if each.level == level]
        assert len(mine) == 10
        assert mine[-1].message == f"And {more} more; the summary of this step has them all."
    assert len(github_annotations.render_summary(wide, (), 50_000).encode()) < 50_000
    shortened = "The summary is shortened. `xorkit check --all` shows everything.\n"
    assert github_annotations.render_summary(wide, (), 50_000).endswith(shortened)
    assert len(github_annotations.render_classroom(wide, code)) < 2**17
    waiting = github_annotations.annotate(_wide(xor, "skipped"), code)
    assert {each.level for each in waiting} == {"notice"}
    assert len(waiting) == 10


def test_classroom_is_told_whole_numbers_and_when_nothing_was_judged(xor: Assignment) -> None:
    result = replace(_wide(xor, "broken"), checks=_wide(xor, "broken").checks[:2])
    told = json.loads(
        base64.b64decode(github_annotations.render_classroom(result, github_annotations.Code({})))
    )
    assert (told["version"], told["status"], told["max_score"]) == (3, "error", 4)
    assert len(told["tests"]) == 2
    for test in told["tests"]:
        assert (type(test["score"]), test["score"], test["status"]) == (int, 0, "error")
        assert (test["filename"], test["line_no"]) == (f"{test['name'][:2]}.py", 1)


def test_the_handout_carries_the_workflow_and_the_action_installs_its_own_kit(
    root: Path, tmp_path: Path, xor: Assignment
) -> None:
    made = CliRunner().invoke(main, ["handout", "--out", str(tmp_path / "handout.zip")])
    assert made.exit_code == 0, made.output
    with zipfile.ZipFile(tmp_path / "handout.zip") as archive:
        workflow = yaml.safe_load(archive.read(f"xor/{WORKFLOW}"))
    steps = workflow["jobs"]["run-autograding-tests"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "xorkit"]
    assert step["run"] == f"xorkit check --format github --assignment {xor.name}"
    reporter = steps[-1]
    assert reporter["with"] == {"runners": "xorkit"}
    assert reporter["env"] == {"XORKIT_RESULTS": "${{ steps.xorkit.outputs.result }}"}
    action = yaml.safe_load((root / "action.yml").read_text())
    runs = [step.get("run", "") for step in action["runs"]["steps"]]
    assert action["runs"]["using"] == "composite"
    assert not any("${{" in run for run in runs)  # what is filled in there would be a shell's
    assert runs[-1] == 'xorkit check "$FOLDER" --format github --assignment "$ASSIGNMENT"'
