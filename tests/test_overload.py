"""A machine that is too busy, or out of memory, costs no honest submission a point."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

import grader.sandbox.fork_server as fork_server
from grader.assignment.settings import Limits
from grader.assignment.spec import Assignment
from grader.errors import TimeUp
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.sandbox.channel import EXCUSED, Timeout
from grader.sandbox.child import Child
from grader.sandbox.fork_server import Launcher
from grader.sandbox.living_children import MOST, LivingChildren
from grader.sandbox.process_facts import read_waited
from grader.sandbox.time_budget import TimeBudget

OVERLOAD = 4  # programs for each processor
# As long as a processor takes for it, however many others want one.
BUSY = (
    "import time\n"
    "def work(seconds):\n"
    "    end = time.process_time() + seconds\n"
    "    while time.process_time() < end: pass\n"
    "    return 1\n"
)
LOSS = (
    BUSY
    + "import numpy as np\ndef compute_loss(y_true, y_pred):\n    work({})\n    return np.mean((y_true - y_pred) ** 2)\n"
)


@pytest.fixture
def load() -> Iterator[None]:
    """Other programs that want each processor all the time, each in a session: Linux shares time among these."""
    words = [sys.executable, "-c", "while True: pass"]
    running = [
        subprocess.Popen(words, start_new_session=True)
        for _ in range(OVERLOAD * len(os.sched_getaffinity(0)))
    ]
    yield
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def inside() -> Iterator[Launcher]:
    with Launcher() as launcher:
        yield launcher


@pytest.fixture
def limits(xor: Assignment) -> Limits:
    return xor.limits


@pytest.mark.thorough
@pytest.mark.usefixtures("load")
def test_waiting_for_a_processor_is_not_the_programs_time(inside: Launcher, limits: Limits) -> None:
    with Child(inside.open(), {"m": BUSY}, limits) as child:
        child.load("m", Timeout(60))
        assert child.call("m", "work", (0.5,), Timeout(0.8)).value == 1
        with pytest.raises(TimeUp):  # what never ends still ends
            child.call("m", "work", (600.0,), Timeout(0.8))


@pytest.mark.thorough
@pytest.mark.usefixtures("load")
def test_a_slow_honest_submission_has_all_its_points_on_a_busy_machine(job: Job) -> None:
    limits = replace(job.assignment.limits, call_seconds=0.3, submission_seconds=6)
    tight = replace(job, assignment=replace(job.assignment, limits=limits))
    (result,) = grade(tight, [Submission("ada", {"loss": LOSS.format(0.1)})])
    assert result.status == "graded"
    stage = next(stage for stage in result.stages if stage.name == "loss")
    assert stage.score == stage.points, [check.message for check in result.checks_of("loss")]


def test_a_program_that_sleeps_or_never_ends_has_its_limit(
    inside: Launcher, limits: Limits
) -> None:
    source = "import time\ndef f(): time.sleep(600)\ndef g():\n    while True: pass\n"
    for function in ("f", "g"):
        with Child(inside.open(), {"m": source}, limits) as child:
            child.load("m", Timeout(60))
            with pytest.raises(TimeUp):
                child.call("m", function, (), Timeout(0.2))


def test_the_time_of_our_own_answers_is_not_the_programs(inside: Launcher, limits: Limits) -> None:
    told = threading.Event()
    excused: list[float] = []

    def answer(_name: str, arguments: tuple[object, ...]) -> object:
        told.wait(0.3)
        return arguments[0]

    source = "from n import g\ndef f():\n    return [g(i) for i in range(4)]\n"
    given = {"n": {"g": "function"}}
    with Child(inside.open(), {"m": source, "n": ""}, limits, "stubbed", given, answer, excuse=excused.append) as child:  # fmt: skip
        child.load("m", Timeout(60))
        assert child.call("m", "f", (), Timeout(1.0)).value == [0, 1, 2, 3]
    assert sum(excused) > 1


def test_what_is_excused_has_a_bound() -> None:
    budget = TimeBudget(10)
    budget.excuse(1e9)
    assert budget.left <= 10 * (1 + EXCUSED)
    timeout = Timeout(0.001)
    timeout.excuse(1e9)
    assert timeout.left() <= 0.001 * (1 + EXCUSED)


def test_nothing_is_known_of_a_process_that_is_not_there() -> None:
    assert read_waited(2**22 + 1) == 0


# --- memory -----------------------------------------------------------------------------------------

HOLDS = "held = []\ndef hold(mb):\n    held.append(bytearray(b'x' * (mb * 2**20)))\n    return len(held)\n"


def test_few_processes_of_a_submission_are_alive_at_once(inside: Launcher, limits: Limits) -> None:
    living = LivingChildren(limits.memory_mb * 2**20)
    opened = [
        living.take(key, lambda: Child(inside.open(), {"m": HOLDS}, limits)).child
        for key in range(MOST + 3)
    ]
    assert [child.alive for child in opened] == [False] * 3 + [True] * MOST
    assert living.take(4, pytest.fail).child is opened[4]
    living.close()
    assert not any(child.alive for child in opened)


def test_processes_that_wait_hold_a_share_of_the_memory_together(
    inside: Launcher, limits: Limits
) -> None:
    living = LivingChildren(200 * 2**20)
    children = {}
    for key, mb in (("small", 5), ("large", 60), ("active", 5)):
        children[key] = child = living.take(key, lambda: Child(inside.open(), {"m": HOLDS}, limits)).child  # fmt: skip
        child.load("m", Timeout(60))
        child.call("m", "hold", (mb,), Timeout(60))
    living.take("active", pytest.fail)
    assert {key: child.alive for key, child in children.items()} == {"small": True, "large": False, "active": True}  # fmt: skip
    living.close()


WAITS = "import time\ndef compute_loss(y_true, y_pred):\n    time.sleep(600)\n"


def test_a_process_that_the_system_killed_is_no_zero(job: Job) -> None:
    """Kills it as the kernel does when memory is short, whenever it is in its endless call."""
    done = threading.Event()

    def kill() -> None:
        mine = psutil.Process()
        while not done.wait(0.02):
            with contextlib.suppress(psutil.Error):
                for warm in mine.children():
                    for child in warm.children():
                        if time.time() - child.create_time() > 0.5:
                            child.kill()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        (result,) = grade(job, [Submission("ada", {"loss": WAITS})])
    finally:
        done.set()
        thread.join()
    assert result.status == "not-judged"
    broken = [check for check in result.checks_of("loss") if check.outcome == "broken"]
    assert broken
    assert "most likely because the machine's memory ran out" in broken[0].message
    assert all(check.outcome in ("broken", "skipped") for check in result.checks_of("loss"))


MEMORY = Path("/sys/fs/cgroup/memory")
HUNGRY = (
    "import numpy as np\n"
    "def compute_loss(y_true, y_pred):\n"
    "    kept = [np.ones(2**17) for _ in range(450)]\n"
    "    return np.mean((y_true - y_pred) ** 2)\n"
)


@pytest.mark.thorough
@pytest.mark.skipif(not os.access(MEMORY / "cgroup.procs", os.W_OK), reason="no memory cgroup here")
def test_the_kernels_own_killer_costs_nobody_a_point(tmp_path: Path) -> None:
    """In a cgroup that is smaller than the submission's limit; an honest neighbour is graded as ever."""
    for name, text in {"ada": HUNGRY, "bo": LOSS.format(0)}.items():
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "loss.py").write_text(text)
    group = MEMORY / f"xorkit-test-{os.getpid()}"
    group.mkdir()
    try:
        (group / "memory.limit_in_bytes").write_text(str(300 * 2**20))
        words = [sys.executable, "-m", "grader.cli", "grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--workers", "1"]  # fmt: skip
        run = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: (group / "cgroup.procs").write_text(str(os.getpid())) and None,
        )
    finally:
        group.rmdir()
    assert run.returncode == 1, run.stderr
    rows = (tmp_path / "out" / "grades.csv").read_text().splitlines()
    ada, bo = (next(row for row in rows if row.startswith(name)) for name in ("ada", "bo"))
    assert "not-judged" in ada
    assert ",graded," in bo
    assert ",10,100,graded," in bo


# --- the warm process -------------------------------------------------------------------------------


def test_a_warm_process_that_hangs_is_replaced(
    limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fork_server, "WAIT", 1.0)
    with Launcher() as launcher:
        launcher.start()
        warm = psutil.Process(launcher._warm[()]._process.pid)
        os.kill(warm.pid, signal.SIGSTOP)
        with Child(launcher.open(), {"m": BUSY}, limits) as child:
            child.load("m", Timeout(60))
            assert child.call("m", "work", (0.0,), Timeout(60)).value == 1
        assert not warm.is_running()
