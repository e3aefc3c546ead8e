"""Each way in which a submission goes wrong has its sentence, and costs nobody else anything."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from grader.assignment.spec import Assignment
from grader.intake.submission import Submission, build
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.results.result import Check, Result

LOSS = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    "
RIGHT = "return np.mean((y_true - y_pred) ** 2)\n"


def of_stage(result: Result, stage: str) -> list[Check]:
    return [check for check in result.checks if check.stage == stage]


def test_the_reference_gets_every_point(graded: Callable[..., Result]) -> None:
    result = graded()
    assert [(stage.score, stage.points) for stage in result.stages] == [
        (15, 15),
        (20, 20),
        (10, 10),
        (35, 35),
        (20, 20),
    ]
    assert result.judged


def test_the_untouched_stubs_get_none(xor: Assignment, job: Job) -> None:
    stubs = {file: (xor.folder / file).read_bytes() for file in xor.files}
    (result,) = grade(job, [build("someone", stubs)])
    assert result.score == 0
    waiting = [check.name for check in result.checks if check.outcome == "skipped"]
    assert waiting == ["test_train_goes_on_to_the_end"]
    assert {check.outcome for check in result.checks} == {"failed", "skipped"}
    assert result.checks[0].message == "sigmoid is yours to write."


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (None, "There is no loss.py. Hand in loss.py with the others."),
        ("x = 1\n", "loss.py has no function compute_loss. The checks call compute_loss(y_true, y_pred)."),
        ("compute_loss = 3\n", "compute_loss is a int and cannot be called. Make it a function: compute_loss(y_true, y_pred)."),
        ("def compute_loss(y_true, y_pred)\n    pass\n", "loss.py is not valid Python: expected ':'.\nloss.py line 1: def compute_loss(y_true, y_pred)"),
        ("import scipy\n" + LOSS + RIGHT, "import loss stops: No module named 'scipy': NumPy only. Use only NumPy and the standard library.\nloss.py line 1: import scipy"),
        ("from sigmoid import sigmoidd\n" + LOSS + RIGHT, "import loss stops with ImportError: cannot import name 'sigmoidd' from 'sigmoid' (sigmoid.py).\nloss.py line 1: from sigmoid import sigmoidd"),
        ("1 / 0\n", "import loss stops with ZeroDivisionError: division by zero.\nloss.py line 1: 1 / 0"),
        ("def compute_loss(y_true):\n    return 0\n", "stops: compute_loss() takes 1 positional argument but 2 were given. The checks call compute_loss(y_true, y_pred): by position, in that order."),
        (LOSS + "pass\n", "should be numbers, but is None (is a return statement missing?)."),
        (LOSS + "return 'small'\n", "should be numbers, but is the text 'small'."),
        (LOSS + "return {1, 2}\n", "should be numbers, but is a set of 2 entries."),
        (LOSS + "return b'ab'\n", "returns a bytes. Return plain numbers and NumPy arrays."),
        (LOSS + "return [0.5, {'a': np.matrix([1])}]\n", 'returns in [1]["a"] a numpy.matrix. Return plain numbers and NumPy arrays.'),
        (LOSS + "return np.full((1, 1), np.mean((y_true - y_pred) ** 2))\n", ": expected a single number, got shape (1, 1)."),
        (LOSS + "return np.nan\n", "the value is NaN, not a number."),
        (LOSS + "return float(undefined)\n", "stops with NameError: name 'undefined' is not defined.\nloss.py line 3: return float(undefined)"),
        (LOSS + "raise SystemExit(0)\n", "stops with SystemExit: 0.\nloss.py line 3: raise SystemExit(0)"),
        (LOSS + "import os; os._exit(0)\n", "ended the whole program (exit code 0) before it answered. Functions should return, not exit."),
        (LOSS + "import os; os.kill(os.getpid(), 9)\n", "stops: [Errno 1] Operation not permitted. Files, programs, threads and the network are not available here. Use only the arguments.\nloss.py line 3: import os"),
        (LOSS + "return np.loadtxt('/etc/passwd')\n", "stops: /etc/passwd not found. Files, programs, threads and the network are not available here."),
        (LOSS + "import threading; threading.Thread(target=print).start()\n", "stops: can't start new thread. Files, programs, threads and the network are not available here."),
        (LOSS + "while True: pass\n", "did not answer within 3 seconds. Is there a loop that never ends?"),
        ("while True: pass\n", "import loss did not answer within 3 seconds. Is there a loop that never ends?"),
        (LOSS + "return compute_loss(y_true, y_pred)\n", "calls itself endlessly."),
        (LOSS + "return np.ones(10**9).sum()\n", "needs more than 512 MB of memory. Are the shapes what you think they are?"),
        (LOSS + "return ['x' * 1000] * 100_000\n", "its answer cannot be read: a frame of"),
        ("\0", "source code string cannot contain null bytes"),
    ],
)  # fmt: skip
@pytest.mark.sample(every=6)
def test_what_went_wrong_is_said_and_costs_one_stage(
    graded: Callable[..., Result], loss: str | None, message: str
) -> None:
    result = graded(loss=loss, train="")
    scores = {stage.name: stage.score for stage in result.stages}
    lost = scores.pop("loss")
    assert lost == (9 if "np.full" in str(loss) else 0)  # right but for its shape; or nothing
    assert scores == {"sigmoid": 15, "forward": 20, "backward": 35, "train": 0}
    messages = [check.message for check in of_stage(result, "loss") if check.outcome == "failed"]
    assert message in messages[0]
    assert "Traceback" not in "".join(messages)


@pytest.mark.thorough
def test_a_loop_without_end_costs_one_time_limit(graded: Callable[..., Result]) -> None:
    result = graded(loss="while True: pass\n", train="")
    # Four checks on four cases: each waiting for itself would use up the time of the whole submission.
    assert {check.message for check in of_stage(result, "loss")} == {
        "import loss did not answer within 3 seconds. Is there a loop that never ends?"
    }
    assert result.stages[3].score == 35


@pytest.mark.thorough
def test_an_argument_changed_in_place_is_named_and_costs_that_check(
    graded: Callable[..., Result],
) -> None:
    result = graded(loss=LOSS + "y_pred -= y_true\n    return np.mean(y_pred ** 2)\n")
    checks = [check for check in of_stage(result, "loss") if check.outcome != "passed"]
    assert [check.name for check in checks] == ["test_loss_leaves_its_arguments_as_they_were"]
    assert checks[0].message == (
        "compute_loss(y_true (4, 1), y_pred (4, 1)) changed its argument y_pred in place.\n"
        "Create new arrays instead: the caller still needs the old one."
    )


@pytest.mark.thorough
def test_state_kept_between_calls_is_seen(graded: Callable[..., Result]) -> None:
    result = graded(
        loss="import numpy as np\ndef compute_loss(a, b, seen=[]):\n    seen.append(np.mean((a - b) ** 2))\n    return np.mean(seen)\n"
    )
    assert [stage.score for stage in result.stages] == [15, 20, 0, 35, 20]
    lost = {check.name: check for check in of_stage(result, "loss")}
    why = "The same call gave two different answers: something is kept between calls, or drawn by chance."
    assert {check.diagnosis for check in lost.values()} == {("not-repeatable",)}
    assert all(why in check.message for check in lost.values())
    assert lost["test_loss_leaves_its_arguments_as_they_were"].message == (
        f"compute_loss(y_true (4, 1), y_pred (4, 1)) gave a different answer when it was called again.\n{why}"
    )


def test_state_that_changes_later_answers_alone_costs_the_later_checks(
    graded: Callable[..., Result],
) -> None:
    result = graded(
        loss="import numpy as np\ncalls = []\ndef compute_loss(a, b):\n    calls.append(1)\n    return np.mean((a - b) ** 2) + (len(calls) > 7)\n"
    )
    assert [stage.score for stage in result.stages] == [15, 20, 7, 35, 20]
    lost = [check for check in of_stage(result, "loss") if check.outcome != "passed"]
    assert [check.name for check in lost] == [
        "test_loss_is_a_single_number",
        "test_loss_squares_the_error",
        "test_loss_leaves_its_arguments_as_they_were",
    ]
    assert {check.diagnosis for check in lost} == {("not-repeatable",)}


def test_printed_text_is_kept_bounded_and_clean(graded: Callable[..., Result]) -> None:
    result = graded(loss=LOSS + "print('\\x1b[31mred\\x07' + 'x' * 100_000)\n    " + RIGHT)
    assert result.stages[2].score == 10
    shown = "�[31mred�" + "x" * 3991
    assert {check.printed for check in of_stage(result, "loss")} == {
        f"{shown}\n… (100,010 characters were printed; the first 4,000 are shown)"
    }


@pytest.mark.thorough
def test_plotting_at_the_top_of_a_module_does_nothing(graded: Callable[..., Result]) -> None:
    plotting = dedent(
        """
        import matplotlib
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
        from matplotlib.colors import ListedColormap
        import seaborn as sns
        plt.style.use("ggplot")
        fig, ax = plt.subplots(figsize=(3, 4))
        line, = ax.plot([1, 2], label="x")
        fig, (left, right) = plt.subplots(1, 2)
        fig, ((a, b), (c, d)) = plt.subplots(nrows=2, ncols=2)
        counts, bins, patches = plt.hist([1])
        with plt.rc_context({"a": 1}):
            left.set_title("t")
        for spine in ax.spines.values():
            spine.set_visible(False)
        plt.show()
        """
    )
    assert graded(loss=plotting + LOSS + RIGHT).score == 100


@pytest.mark.parametrize(
    "loss",
    [
        LOSS + "return [float(np.mean((y_true - y_pred) ** 2))][0]\n",
        LOSS + "return np.array(np.mean((y_true - y_pred) ** 2))\n",
        LOSS + "return np.mean((y_true - y_pred) ** 2, dtype=np.longdouble)\n",
        "import numpy as np\nclass Loss:\n    def __call__(self, a, b):\n        return np.mean((a - b) ** 2)\ncompute_loss = Loss()\n",
        "import numpy as np\nfrom functools import partial\ncompute_loss = partial(lambda k, t, p: k * np.mean((t - p) ** 2), 1)\n",
        "import numpy as np\nimport numpy.polynomial, math, random, network\ncompute_loss = lambda t, p: sum((float(a) - float(b)) ** 2 for a, b in zip(np.ravel(t), np.ravel(p))) / np.size(t)\n",
    ],
)  # fmt: skip
@pytest.mark.sample(every=3)
def test_what_computes_the_right_values_is_right(graded: Callable[..., Result], loss: str) -> None:
    assert graded(loss=loss).score == 100


@pytest.mark.thorough
def test_a_helper_module_of_the_students_own_is_found(job: Job, reference: dict[str, str]) -> None:
    loss = "from helpers import mse as compute_loss\n"
    helpers = "import numpy as np\ndef mse(a, b):\n    return np.mean((a - b) ** 2)\n"
    (result,) = grade(job, [Submission("someone", {**reference, "loss": loss, "helpers": helpers})])
    assert result.score == 100


def test_an_empty_and_an_unreadable_submission_get_a_result(job: Job) -> None:
    empty, broken = grade(
        job, [build("a", {}), Submission("b", {}, problem="It cannot be opened.")]
    )
    assert (empty.score, empty.judged) == (0, True)
    assert (
        empty.checks[0].message
        == "There is no sigmoid.py. The submission holds no Python files at all."
    )
    assert (broken.score, broken.judged) == (0, False)
    assert (broken.status, broken.checks, broken.problem) == (
        "needs-a-person",
        (),
        "It cannot be opened.",
    )


@pytest.mark.thorough
def test_a_file_under_another_name_is_pointed_at(job: Job, reference: dict[str, str]) -> None:
    files = {f"{name}.py": source.encode() for name, source in reference.items() if name != "loss"}
    (result,) = grade(job, [build("a", {**files, "loss (1).py": b""})])
    assert (
        of_stage(result, "loss")[0].message
        == "There is no loss.py. There is a file named 'loss (1).py'. Should it be named loss.py?"
    )


@pytest.mark.thorough
def test_one_submission_after_another_knows_nothing_of_the_last(
    job: Job, reference: dict[str, str]
) -> None:
    wrong = {**reference, "sigmoid": "import numpy as np\nnp.exp = None\n"}
    first, second, third = grade(
        job, [Submission("a", reference), Submission("b", wrong), Submission("c", reference)]
    )
    assert (first.score, third.score) == (100, 100)
    assert second.score == 85


@pytest.mark.thorough
def test_ten_seeds_agree_that_the_reference_is_right(
    xor: Assignment, reference: dict[str, str], part: int
) -> None:
    quick = {**reference, "train": (xor.folder / "train.py").read_text()}
    scores = {
        grade(Job(xor, reference, seed), [Submission("a", quick)])[0].score
        for seed in range(10 // min(part, 5))
    }
    assert scores == {80}


def test_a_print_to_nowhere_costs_nothing_and_no_other_file_opens(
    graded: Callable[..., Result],
) -> None:
    nowhere = (
        "import os, sys\nsys.stderr = open(os.devnull, 'w')\nprint('x', file=sys.stderr)\n"
        "with open(os.devnull, 'wb') as raw:\n    raw.write(b'x')\n"
    )
    assert graded(loss=nowhere + LOSS + RIGHT).score == 100
    elsewhere = graded(loss=nowhere.replace("os.devnull", "'/tmp/x'") + LOSS + RIGHT)
    assert elsewhere.stages[2].score == 0


def test_the_marks_of_a_merge_are_named(graded: Callable[..., Result]) -> None:
    marks = "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n"
    check = of_stage(graded(loss=marks + LOSS + RIGHT), "loss")[0]
    assert check.diagnosis == ("merge-conflict",)
    assert check.message == (
        "loss.py has the marks of a merge in it (<<<<<<<, =======, >>>>>>>). "
        "Keep one of the two versions, and delete the marks.\nloss.py line 1: <<<<<<< HEAD"
    )
