import ast
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from grader.assignment.plots import Picture, load_pictures, measure, plain
from grader.assignment.spec import Assignment
from grader.cli import main
from grader.errors import AssignmentError, Finding
from grader.home.studio import Studio
from grader.reports import plots

ARTICLE = {0: 0.255675, 2000: 0.005210, 4000: 0.001005, 6000: 0.000529, 8000: 0.000355, 9999: 0.000265}  # fmt: skip
EVERY = ("data", "sigmoid", "boundary", "loss", "learn", "gradients", "lr-high", "lr-low", "two-neurons", "seeds", "collapse")  # fmt: skip


@pytest.fixture(scope="module")
def pictures(xor: Assignment) -> dict[str, Picture]:
    return {picture.name: picture for picture in load_pictures(xor)}


@pytest.fixture(scope="module")
def studio(xor: Assignment, root: Path) -> Iterator[Studio]:
    """The reference, ready to be measured."""
    with Studio(xor, root / "solutions" / "xor") as opened:
        yield opened


@pytest.fixture(scope="module")
def seen(studio: Studio, pictures: dict[str, Picture]) -> dict[str, Any]:
    """What each picture of the reference is drawn from."""
    return {name: studio.measure(each) for name, each in pictures.items() if not each.slow}


def title_of(picture: Picture, seen: Any) -> str:
    figure = plots.draw_figure(picture, seen, plots.LIGHT)
    return str(figure.get_suptitle()).replace("\n", " ")


def write(folder: Path, reference: dict[str, str], **modules: str) -> Path:
    for name, source in {**reference, **modules}.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return folder


def test_there_is_a_picture_for_each_of_the_article(pictures: dict[str, Picture]) -> None:
    assert set(EVERY) <= set(pictures)


@pytest.mark.parametrize("name", [name for name in EVERY if name != "seeds"])
@pytest.mark.parametrize("look", [plots.LIGHT, plots.DARK], ids=lambda look: look.name)
@pytest.mark.sample(every=5)
def test_a_picture_is_drawn_in_both_looks(
    pictures: dict[str, Picture], seen: dict[str, Any], name: str, look: plots.Theme
) -> None:
    one = seen[name]["frames"][-1] if pictures[name].moving else seen[name]
    image = Image.open(io.BytesIO(plots.render_plot(pictures[name], one, look)))
    paper = tuple(int(look.paper[at : at + 2], 16) for at in (1, 3, 5))
    colors = image.convert("RGB").getcolors(2**24)
    assert colors is not None
    assert max(colors)[1] == paper
    assert len(colors) > 50


def test_no_line_separates_xor(seen: dict[str, Any]) -> None:
    assert seen["data"]["best"] == 3
    assert seen["data"]["lines"] > 100_000


def test_the_sigmoid_is_shown_with_its_steepest_slope(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    assert max(seen["sigmoid"]["slopes"]) == 0.25
    assert "at most 0.25, at x = 0" in title_of(pictures["sigmoid"], seen["sigmoid"])


def test_the_boundary_of_a_trained_network_has_all_four_right(seen: dict[str, Any]) -> None:
    assert seen["boundary"]["right"] == [2, 4]
    after = np.array(seen["boundary"]["after"])
    assert after.shape == (41, 41)
    assert after[10, 10] < 0.05  # (0, 0)
    assert after[10, 30] > 0.95  # (1, 0)


def test_the_loss_has_the_marks_of_the_article(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    for at, loss in ARTICLE.items():
        assert seen["loss"]["marks"][str(at)] == pytest.approx(loss, abs=5e-7)
    assert "at all 6 marks" in title_of(pictures["loss"], seen["loss"])


def test_it_moves_while_it_learns(seen: dict[str, Any]) -> None:
    frames = seen["learn"]["frames"]
    assert len(frames) >= 40
    assert frames[0]["right"] < frames[-1]["right"] == 4
    assert frames[0]["values"] != frames[-1]["values"]


def test_a_right_gradient_is_the_measured_slope(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    for name, given in seen["gradients"]["given"].items():
        assert given == pytest.approx(seen["gradients"]["slopes"][name], rel=1e-4)
    assert "the ratio is 1" in title_of(pictures["gradients"], seen["gradients"])


def test_a_dropped_factor_is_a_flat_half(
    xor: Assignment, reference: dict[str, str], pictures: dict[str, Picture], tmp_path: Path
) -> None:
    source = reference["backward"]
    assert source.count("2 * ") == 1
    write(tmp_path, reference, backward=source.replace("2 * ", "1 * "))
    with Studio(xor, tmp_path) as studio:
        found = studio.measure(pictures["gradients"])
    for name, given in found["given"].items():
        assert np.array(given) / found["slopes"][name] == pytest.approx(0.5, rel=1e-4)
    assert "0.5 times the measured slope" in title_of(pictures["gradients"], found)


def test_a_gradient_that_is_wrong_in_places_is_named_there(
    xor: Assignment, reference: dict[str, str], pictures: dict[str, Picture], tmp_path: Path
) -> None:
    last = "\n\n_right = backward\n\n\ndef backward(*arguments):\n    found = dict(_right(*arguments))\n    found['bias_hidden'] = -found['bias_hidden']\n    return found\n"
    write(tmp_path, reference, backward=reference["backward"] + last)
    with Studio(xor, tmp_path) as studio:
        found = studio.measure(pictures["gradients"])
    title = title_of(pictures["gradients"], found)
    assert title.endswith("not the measured slope for bias_hidden")


def test_a_rate_far_too_high_saturates_and_does_not_explode(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    found = seen["lr-high"]
    assert max(found["losses"]) == pytest.approx(0.4989, abs=5e-5)
    assert found["stuck"] > 0.5
    title = title_of(pictures["lr-high"], found)
    assert "does not explode, it saturates" in title
    assert "never above 0.50" in title


def test_a_rate_far_too_low_barely_moves(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    assert "from 0.2557 to 0.2507" in title_of(pictures["lr-low"], seen["lr-low"])


def test_two_neurons_rest_at_one_half(pictures: dict[str, Picture], seen: dict[str, Any]) -> None:
    title = title_of(pictures["two-neurons"], seen["two-neurons"])
    assert "a loss of 0.1255; 2 answers rest at one half" in title


@pytest.mark.thorough
def test_seeds_are_counted(xor: Assignment, root: Path, pictures: dict[str, Picture]) -> None:
    """A few starts, of which the sixth with two neurons does not learn; as 14 of the first 100 do not."""
    steps: list[tuple[int, int]] = []
    few = Picture(
        "few", "", lambda student, progress: pictures["seeds"].measure(student, progress, sizes=(2, 4), starts=4),
        pictures["seeds"].draw, slow=True,
    )  # fmt: skip
    with Studio(xor, root / "solutions" / "xor") as studio:
        found = measure(few, studio.student, lambda done, of: steps.append((done, of)))
    two, four = found["needed"]
    assert all(needed and 500 < needed < 10_000 for needed in four)
    assert len(two) == 4
    assert steps[-1] == (8, 8)
    assert "4 from 4" in title_of(few, found)


def test_two_linear_layers_are_one(seen: dict[str, Any]) -> None:
    found = seen["collapse"]
    assert found["apart"] < 1e-13
    stacked, bent = np.array(found["stacked"]), np.array(found["bent"])
    assert np.abs(np.diff(stacked, 2, axis=0)).max() < 2e-4  # a plane: no bend but rounding
    assert np.abs(np.diff(bent, 2, axis=0)).max() > 1e-3


def test_a_network_that_gives_no_numbers_is_no_picture(
    xor: Assignment, reference: dict[str, str], pictures: dict[str, Picture], tmp_path: Path
) -> None:
    write(tmp_path, reference, sigmoid="def sigmoid(x):\n    return x * float('nan')\n\n\nsigmoid_derivative = sigmoid\n")  # fmt: skip
    with Studio(xor, tmp_path) as studio, pytest.raises(Finding, match="not finite"):
        studio.measure(pictures["sigmoid"])


def test_what_is_measured_is_plain() -> None:
    value = {"a": np.array([1 / 3, 2]), "b": (np.float64(1), np.int64(2), True, "x")}
    assert plain(value) == {"a": [0.333333, 2.0], "b": [1.0, 2, True, "x"]}


def test_pictures_that_do_not_run_are_the_authors(xor: Assignment) -> None:
    for source in ("PICTURES = 1", "1 / 0"):
        with pytest.raises(AssignmentError, match=r"pictures\.py"):
            load_pictures(replace(xor, pictures=source))
    assert load_pictures(replace(xor, pictures="")) == ()


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["plot", *words])


def test_plot_writes_png_and_svg(root: Path, tmp_path: Path) -> None:
    done = run("data", "sigmoid", "--in", str(root / "solutions" / "xor"), "--out", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert {path.name for path in tmp_path.iterdir()} == {
        "data.png", "data.svg", "sigmoid.png", "sigmoid.svg",
    }  # fmt: skip
    with Image.open(tmp_path / "data.png") as image:
        assert image.width > 800
    svg = (tmp_path / "sigmoid.svg").read_text(encoding="utf-8")
    assert "<script" not in svg
    assert 'href="http' not in svg


@pytest.mark.thorough
def test_learn_is_a_gif_and_a_page(pictures: dict[str, Picture], seen: dict[str, Any]) -> None:
    some = {"frames": seen["learn"]["frames"][::10]}
    files = plots.make_files(pictures["learn"], some, plots.LIGHT)
    assert sorted(files) == ["learn.gif", "learn.html"]
    with Image.open(io.BytesIO(files["learn.gif"])) as gif:
        assert getattr(gif, "n_frames", 1) == len(some["frames"])
    page = files["learn.html"].decode()
    assert page.count("data:image/png") == len(some["frames"]) + 1
    assert "http:" not in page
    assert "https:" not in page


def test_plot_says_which_pictures_there_are(root: Path) -> None:
    done = run("--in", str(root / "solutions" / "xor"))
    assert done.exit_code == 0
    for name in EVERY:
        assert f"\n{name} " in f"\n{done.output}"
    wrong = run("nothing", "--in", str(root / "solutions" / "xor"))
    assert wrong.exit_code == 2
    assert "There is no plot 'nothing'. Available: data, " in wrong.output


def test_what_is_not_written_yet_is_said_in_a_sentence(root: Path, tmp_path: Path) -> None:
    done = run("boundary", "data", "--in", str(root / "assignments" / "xor"), "--out", str(tmp_path))  # fmt: skip
    assert done.exit_code == 1
    assert "boundary cannot be drawn yet. train is yours to write." in done.output
    assert (tmp_path / "data.png").exists()


@pytest.mark.parametrize("module", ["matplotlib", "jinja2"])
def test_a_missing_package_is_named_with_what_brings_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    done = run("data", "--in", str(root / "solutions" / "xor"), "--out", str(tmp_path / "plots"))
    assert done.exit_code == 2
    assert 'pip install "xorkit[plot]"' in done.output
    assert not (tmp_path / "plots").exists()


@pytest.mark.thorough
def test_no_display_and_no_home_are_needed(root: Path, tmp_path: Path) -> None:
    gone = {"HOME": "/nowhere", "MPLBACKEND": "TkAgg", "MPLCONFIGDIR": "/nowhere", "TMPDIR": str(tmp_path)}  # fmt: skip
    environment = {**os.environ, **gone}
    environment.pop("DISPLAY", None)
    words = ["plot", "data", "--in", str(root / "solutions" / "xor"), "--out", str(tmp_path / "plots")]  # fmt: skip
    code = f"import sys\nfrom grader.cli import main\nmain({words!r}, standalone_mode=False)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "plots" / "data.png").exists()


def test_the_assignments_pictures_import_no_library_that_draws(xor: Assignment) -> None:
    names = set()
    for node in ast.walk(ast.parse(xor.pictures)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    assert names <= {"numpy", "network", "grader", "grader.assignment.plots"}


@pytest.mark.thorough
def test_the_same_picture_is_the_same_file(
    pictures: dict[str, Picture], seen: dict[str, Any]
) -> None:
    kinds: tuple[plots.Kind, ...] = ("png", "svg")
    for kind in kinds:
        one, other = (
            plots.render_plot(pictures["loss"], seen["loss"], plots.LIGHT, kind) for _ in range(2)
        )
        assert one == other
