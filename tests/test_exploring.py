"""Experiments are predicted first, run with the student's functions, and told truly."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.assignment.experiments import load_exploration
from grader.assignment.spec import Assignment
from grader.cli import main
from grader.home.studio import Studio

# What a right program shows, by number; the three of the article and six more.
TRUE = {
    "rate-high": 3,
    "rate-low": 3,
    "two-neurons": 2,
    "plateau": 3,
    "zeros": 3,
    "same": 3,
    "twins": 2,
    "and": 1,
    "big": 2,
}


@pytest.fixture
def network(tmp_path: Path, root: Path) -> Path:
    """A handout with everything right."""
    CliRunner().invoke(main, ["start", str(tmp_path / "net")])
    for file in (root / "solutions" / "xor").glob("*.py"):
        (tmp_path / "net" / file.name).write_bytes(file.read_bytes())
    return tmp_path / "net"


def explore(folder: Path, *words: str, said: str | None = None) -> Result:
    return CliRunner().invoke(main, ["explore", "--in", str(folder), *words], input=said)


def test_a_prediction_is_asked_for_and_compared_and_kept(network: Path) -> None:
    asked = explore(network, "twins", said="9\n1\n")
    assert asked.exit_code == 0, asked.output
    assert "9 is not in the range 1<=x<=3." in asked.output
    flat = " ".join(asked.output.split())
    assert "You said: They fall faster: there is twice as much to learn from. It was: They are the same." in flat  # fmt: skip
    assert "Why: The loss is a mean" in flat
    assert "Next: xorkit explore rate-high" in flat
    assert json.loads((network / ".xorkit" / "progress.json").read_text())["predicted"] == {
        "twins": 1
    }
    listed = explore(network).output.splitlines()
    assert [line.split()[0] for line in listed if " done " in line] == ["twins"]


def test_what_cannot_be_run_or_is_not_there_is_one_sentence(network: Path) -> None:
    (network / "train.py").write_text("def train(*a):\n    raise NotImplementedError\n")
    early = explore(network, "and", "--predict", "1")
    assert early.exit_code == 1
    assert "It cannot be run yet. train" in early.output
    assert explore(network, "or").exit_code == 2
    assert "There is no experiment 'or'. Available: rate-high, " in explore(network, "or").output
    assert explore(network, "and", "--predict", "4").exit_code == 2


@pytest.mark.release
@pytest.mark.thorough
def test_each_experiment_of_a_right_program_comes_out_as_it_must(
    xor: Assignment, network: Path
) -> None:
    experiments = load_exploration(xor).experiments
    assert {each.name for each in experiments} == set(TRUE)
    with Studio(xor, network) as studio:
        found = {each.name: each.run(studio.student) for each in experiments}
    assert {name: outcome.choice + 1 for name, outcome in found.items()} == TRUE
    assert "843 iterations" in found["plateau"].seen[0]  # as the handout says
    assert "to 0.1255" in found["two-neurons"].seen[0]
    assert "to 0.2507" in found["rate-low"].seen[0]
    assert "highest is 0.4989" in found["rate-high"].seen[0]


def test_a_plain_plot_says_what_the_picture_shows(network: Path, tmp_path: Path) -> None:
    words = ["plot", "learned", "--plain", "--in", str(network), "--out", str(tmp_path / "plots")]
    shown = CliRunner().invoke(main, words).output
    assert shown.startswith("learned: This network after 450 iterations with rate 8: 4 of 4 right.")
    assert f"Picture: {tmp_path / 'plots' / 'learned.png'}\n" in shown


def test_full_points_end_with_the_networks_own_answers_and_what_comes_next(network: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(network)])
    assert done.exit_code == 0, done.output
    assert "It says 0 xor 0: 0.064, 0 xor 1: 0.942, 1 xor 0: 0.941, 1 xor 1: 0.062." in done.output
    assert done.output.endswith(
        "\nNext: xorkit submit\nThen predict what it does, and find out: xorkit explore\nTo see it: xorkit plot\n"
    )
