"""Whole screens of the student's commands, as they are kept in tests/screens/ (docs/testing.md renews them)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.text import Text

from grader.cli import main

HERE = Path(__file__).parent / "screens"
LOOKS = {"colour": {"FORCE_COLOR": "1"}, "plain": {"XORKIT_PLAIN": "1"}}
WIDTHS = (80, 40)


@dataclass(frozen=True)
class Screen:
    """Commands in a folder with a finished network, in which some files have other contents.

    files: None stands for the stub.
    """

    commands: Sequence[str]
    files: dict[str, str | bytes | None]


NO_NAME = "import numpy as np\n\ndef compute_loss(y_true, y_pred):\n    return np.mean(np.abs(y_true - y_pred) ** 1.5)\n"
HALVED = "import numpy as np\n\ndef compute_loss(y_true, y_pred):\n    return np.mean((y_true - y_pred) ** 2) / 2\n"
ERROR = """\
from sigmoid import sigmoid

def forward(X, params):
    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = X @ params["weights_hidden_output"] + params["bias_output"]
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
"""
ALL_STUBS: dict[str, str | bytes | None] = dict.fromkeys(
    ("sigmoid", "forward", "loss", "backward", "train")
)
SCREENS = {
    "stubs": Screen(["check"], ALL_STUBS),
    "wrong-stage": Screen(["check"], {"loss": HALVED}),
    "hint": Screen(["check --hint"], {"loss": HALVED}),
    "error": Screen(["check"], {"forward": ERROR}),
    "no-name": Screen(["check"], {"loss": NO_NAME}),
    "full-points": Screen(["check"], {}),
    "all": Screen(["check --all"], {"forward": ERROR, "loss": HALVED, "train": None}),
    "explain": Screen(["check --explain"], {"loss": HALVED}),
    "unreadable": Screen(["check -k loss"], {"loss": HALVED.encode("utf-16")}),
    "explore": Screen(["explore", "explore twins --predict 1", "explore"], {}),
    "plot": Screen(["plot"], {}),
    "submit": Screen(["submit"], {}),
    "submit-unfinished": Screen(["submit", "submit --unfinished"], {"loss": None}),
    "start": Screen(["start again", "check lost"], {}),
}


def show(screen: Screen, folder: Path, root: Path, look: str, width: int) -> str:
    """The commands, and what each one prints."""
    CliRunner().invoke(main, ["start", str(folder)])
    for stage in ALL_STUBS:
        if stage not in screen.files:
            solution = root / "solutions" / "xor" / f"{stage}.py"
            (folder / solution.name).write_bytes(solution.read_bytes())
    for stage, content in screen.files.items():
        if content is not None:
            content = content.encode() if isinstance(content, str) else content
            (folder / f"{stage}.py").write_bytes(content)
    runner = CliRunner(env={"COLUMNS": str(width), "COLORTERM": None, **LOOKS[look]})
    lines = []
    for command in screen.commands:
        shown = runner.invoke(main, command.split(), prog_name="xorkit").output
        lines += [f"$ xorkit {command}", *shown.splitlines()]
    return "".join(re.sub(r" +(?=(\x1b\[0m)?$)", "", line) + "\n" for line in lines)


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_it_was_kept(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    root: Path,
    name: str,
    look: str,
    width: int,
) -> None:
    (tmp_path / "my-network").mkdir()
    monkeypatch.chdir(tmp_path / "my-network")
    shown = show(SCREENS[name], Path(), root, look, width)
    kept = HERE / f"{name}.{look}.{width}.txt"
    if request.config.option.renew_screens:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(shown.encode())
    assert shown == kept.read_bytes().decode()


def test_every_kept_screen_is_one_of_these() -> None:
    names = {f"{name}.{look}.{width}.txt" for name in SCREENS for look in LOOKS for width in WIDTHS}
    assert {file.name for file in HERE.iterdir()} == names


def read_words(file: Path) -> list[str]:
    """What a screen says, without its colours and the columns it stands in."""
    return Text.from_ansi(file.read_text("utf-8")).plain.split()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_a_narrow_screen_cuts_nothing_and_breaks_no_word(name: str, look: str) -> None:
    narrow, wide = (HERE / f"{name}.{look}.{width}.txt" for width in (40, 80))
    for line in Text.from_ansi(narrow.read_text("utf-8")).plain.splitlines():
        assert cell_len(line) <= 40 or " " not in line.strip() or line.startswith("$"), line
    assert read_words(narrow) == read_words(wide) or (name, look) == ("explain", "colour")


@pytest.mark.parametrize("name", SCREENS)
def test_a_plain_screen_has_no_colours_columns_or_drawings(name: str) -> None:
    for width in WIDTHS:
        text = (HERE / f"{name}.plain.{width}.txt").read_text("utf-8")
        assert "\x1b" not in text
        assert not re.search(r"[─-▟✓✗]|\S {2,}\S", text)
