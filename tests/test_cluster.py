"""A class on a cluster gets the grades that it gets at home, whatever becomes of the workers."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from distributed import Client

from grader.batch.dask_cluster import check_versions
from grader.batch.dispatch import grade_all
from grader.batch.portable_job import grade_portable, make_portable
from grader.cli import main
from grader.discovery.class_folder import take_inventory
from grader.errors import ClusterError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.gradescope_json import to_json
from grader.results.result import Result

pytestmark = pytest.mark.thorough

LOSS = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    return {}np.mean((y_true - y_pred) ** 2)\n"
# A module that is graded for a while: a worker can be killed in the middle of it.
SLOW = "import time\ntime.sleep(0.1)\n"


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts a part of a cluster, which ends with the test."""
    with ExitStack() as stack:

        def begin(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(end, process)
            return process

        yield begin


def end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGCONT)
    process.kill()
    process.wait()


@pytest.fixture
def address(start: Callable[..., subprocess.Popen[bytes]]) -> str:
    """A real scheduler on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    return f"tcp://127.0.0.1:{port}"


def worker(
    start: Callable[..., subprocess.Popen[bytes]], address: str, name: str
) -> subprocess.Popen[bytes]:
    """A real worker, in one process."""
    return start(
        "worker", address, "--nthreads", "1", "--name", name, "--no-nanny", "--no-dashboard"
    )


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A class of ten who wrote the loss, rightly and wrongly."""
    for number in range(10):
        folder = tmp_path / "class" / f"s{number}"
        folder.mkdir(parents=True)
        (folder / "loss.py").write_text(SLOW + LOSS.format(["", "2 * ", "-"][number % 3]))
    return tmp_path


def grade(room: Path, out: str, *arguments: str) -> str:
    run = CliRunner().invoke(
        main,
        ["grade", str(room / "class"), "--out", str(room / out), "--seed", "7", *arguments],
    )
    assert run.exit_code == 0, run.output
    return (room / out / "grades.csv").read_text()


def test_a_worker_that_is_killed_half_way_costs_nothing(
    start: Callable[..., subprocess.Popen[bytes]], address: str, room: Path
) -> None:
    alone = grade(room, "alone", "--workers", "1")
    first, _ = worker(start, address, "first"), worker(start, address, "second")
    with Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)
    run = subprocess.Popen(
        [
            *(sys.executable, "-m", "grader.cli", "grade", str(room / "class")),
            *("--out", str(room / "far"), "--seed", "7", "--cluster", address),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "Assignment xor, seed 7.\n"
    assert run.stdout.readline().startswith("1/10 ")
    first.kill()
    late = worker(start, address, "late")
    said, _ = run.communicate()
    assert run.returncode == 0, said
    assert late.poll() is None
    assert (room / "far" / "grades.csv").read_text() == alone


def test_a_parcel_holds_texts_and_numbers_alone_and_needs_no_disk_of_ours(
    job: Job, reference: dict[str, str], tmp_path: Path
) -> None:
    parcel = make_portable(job)
    whole = {**reference, "train": ""}
    here = grade_portable(parcel, [Submission("ada", whole)])
    elsewhere = type(parcel)(**{**vars(parcel), "folder": str(tmp_path / "not-here")})
    there = grade_portable(elsewhere, [Submission("ada", whole)])
    assert without_times(here) == without_times(there)
    assert not list(tmp_path.iterdir())


def without_times(results: list[Result]) -> list[str]:
    lines = [line for result in results for line in to_json(result).splitlines()]
    return [line for line in lines if "execution_time" not in line]


@pytest.mark.release
def test_a_worker_that_hangs_costs_nothing_but_time(
    start: Callable[..., subprocess.Popen[bytes]], address: str, room: Path, job: Job
) -> None:
    hung, _ = worker(start, address, "hung"), worker(start, address, "good")
    limits = replace(job.assignment.limits, call_seconds=3, submission_seconds=6)
    quick = replace(job, assignment=replace(job.assignment, limits=limits))
    submissions = [entry.read() for entry in take_inventory(room / "class", job.assignment).entries]
    with Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)
        executor = client.get_executor(pure=False)
        results = grade_all(quick, submissions, executor, batch=1, ahead=10, grace=4)
        scores = {}
        for result in results:
            scores[result.student] = result.score
            if len(scores) == 1:
                os.kill(hung.pid, signal.SIGSTOP)
        assert psutil.Process(hung.pid).status() == psutil.STATUS_STOPPED
    assert scores == {f"s{number}": [10, 0, 0][number % 3] for number in range(10)}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:1", "No scheduler answers at tcp://127.0.0.1:1. Start one there"),
        (
            "nowhere.json",
            "nowhere.json is not a scheduler's address (tcp://host:8786) or a scheduler file.",
        ),
        ("tcp://:::", "No scheduler answers at"),
    ],
)
def test_a_scheduler_that_is_not_there_is_one_sentence(
    room: Path, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setattr("grader.batch.dask_cluster.REACH", 1)
    run = CliRunner().invoke(
        main, ["grade", str(room / "class"), "--out", str(room / "out"), "--cluster", address]
    )
    assert run.exit_code == 2, run.output
    assert said in run.output
    assert "Traceback" not in run.output


def test_a_worker_with_another_version_is_one_sentence(job: Job) -> None:
    with pytest.raises(ClusterError, match=r"has xorkit 0\.0\.1, and this is xorkit"):
        check_versions({"tcp://one": version("xorkit"), "tcp://two": "0.0.1"})
    with pytest.raises(ClusterError, match="has no xorkit"):
        check_versions({"tcp://one": PackageNotFoundError()})
    parcel = make_portable(job)
    with pytest.raises(ClusterError, match="pip install xorkit==99"):
        grade_portable(type(parcel)(**{**vars(parcel), "kit": "99"}), [])


@pytest.mark.release
def test_a_worker_that_joins_before_any_other_is_waited_for(
    start: Callable[..., subprocess.Popen[bytes]], address: str, room: Path
) -> None:
    run = subprocess.Popen(
        [
            *(sys.executable, "-m", "grader.cli", "grade", str(room / "class")),
            *("--out", str(room / "far"), "--seed", "7", "--cluster", address),
        ],
        stdout=subprocess.DEVNULL,
    )
    while not (room / "far" / "run.json").exists():  # it is on its way
        assert run.poll() is None
        time.sleep(0.1)
    worker(start, address, "late")
    assert run.wait() == 0
    assert len(list((room / "far" / "results").iterdir())) == 10
