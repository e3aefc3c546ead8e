"""A class on a cluster gets the grades that it gets at home, whatever becomes of the workers."""

import json
import os
import shutil
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
from distributed.security import Security

from grader.batch.dask_cluster import check_builds, check_versions, is_here, refuse_plain
from grader.batch.dispatch import grade_all
from grader.batch.kit_build import find_build
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
            "nowhere.json is not a scheduler's address (tls://host:8786) or a scheduler file.",
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


def test_a_worker_with_another_build_of_the_version_is_one_sentence(job: Job) -> None:
    check_builds({"tls://one": find_build()})
    with pytest.raises(ClusterError, match=r"tls://two has another build of xorkit .* \(abc, and"):
        check_builds({"tls://one": find_build(), "tls://two": "abc"})
    parcel = make_portable(job)
    with pytest.raises(ClusterError, match="Install the same wheel there"):
        grade_portable(type(parcel)(**{**vars(parcel), "build": "abc"}), [])


def test_a_build_is_the_same_in_a_copy_and_another_once_a_line_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grader.batch.kit_build as kit_build

    copy = tmp_path / "grader"
    shutil.copytree(kit_build.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "assignments").mkdir(exist_ok=True)
    (copy / "assignments" / "one.py").write_text("")  # as in a wheel
    monkeypatch.setattr(kit_build, "PACKAGE", copy)
    assert kit_build.find_build.__wrapped__() == find_build()
    (copy / "errors.py").write_text("")
    assert kit_build.find_build.__wrapped__() != find_build()


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("tcp://127.0.0.1:8786", True),
        ("tcp://[::1]:8786", True),
        ("tcp://localhost:8786", True),
        ("tcp://192.0.2.7:8786", False),  # RFC 5737: nobody has it
        ("tcp://nobody.invalid:8786", False),
    ],
)
def test_plain_connections_are_to_this_machine_alone(address: str, here: bool) -> None:
    assert is_here(address) is here
    refuse_plain(address.replace("tcp", "tls"), "worker")
    if not here:
        with pytest.raises(
            ClusterError, match="on another machine, and the connection is not encr"
        ):
            refuse_plain(address, "scheduler")


def test_a_scheduler_elsewhere_without_encryption_is_refused_before_anything_is_sent(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.batch.dask_cluster.REACH", 1)
    words = ["grade", str(room / "class"), "--out", str(room / "out"), "--cluster", "tcp://192.0.2.7:8786"]  # fmt: skip
    run = CliRunner().invoke(main, words)
    assert run.exit_code == 2
    assert "add --insecure-cluster" in run.output
    run = CliRunner().invoke(main, [*words, "--insecure-cluster"])
    assert "No scheduler answers at tcp://192.0.2.7:8786" in run.output
    run = CliRunner().invoke(main, [*words[:-1], "tls://127.0.0.1:8786"])
    assert "asks for certificates, and Dask's configuration names none" in run.output


def make_certificates(folder: Path) -> dict[str, str]:
    """A key and a certificate for every role, and Dask's configuration that names them."""
    made = Security.temporary()  # type: ignore[no-untyped-call]
    folder.mkdir()
    cert, key = folder / "cert.pem", folder / "key.pem"
    cert.write_text(made.tls_ca_file)
    key.write_text(made.tls_client_key)
    roles = {f"{role}__{what}": str(path) for role in ("CLIENT", "SCHEDULER", "WORKER") for what, path in (("CERT", cert), ("KEY", key))}  # fmt: skip
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": value for name, value in {"CA_FILE": str(cert), **roles}.items()}  # fmt: skip


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Certificates of this machine, in the environment of what is started."""
    for name, value in make_certificates(tmp_path / "certificates").items():
        monkeypatch.setenv(name, value)


def grade_apart(room: Path, out: str, address: str) -> subprocess.CompletedProcess[str]:
    """Grade in a process of its own, which reads Dask's configuration from its environment."""
    words = [sys.executable, "-m", "grader.cli", "grade", str(room / "class"), "--out", str(room / out), "--seed", "7"]  # fmt: skip
    return subprocess.run([*words, "--cluster", address], capture_output=True, text=True, check=False)  # fmt: skip


@pytest.mark.usefixtures("certificates")
def test_a_class_is_graded_through_tls_and_by_nobody_with_other_certificates(
    start: Callable[..., subprocess.Popen[bytes]],
    room: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = grade(room, "alone", "--workers", "1")
    file = tmp_path / "scheduler.json"
    start("scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))  # fmt: skip
    start("worker", "--protocol", "tls", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard")  # fmt: skip
    while not file.exists():
        time.sleep(0.05)
    address = json.loads(file.read_text())["address"]
    assert address.startswith("tls://")
    run = grade_apart(room, "far", address)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (room / "far" / "grades.csv").read_text() == alone
    for name, value in make_certificates(tmp_path / "others").items():
        monkeypatch.setenv(name, value)
    run = grade_apart(room, "never", address)
    assert run.returncode == 2
    assert "have certificates of one authority" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.release
def test_the_reference_is_never_on_a_workers_disk_even_if_memory_is_short(
    start: Callable[..., subprocess.Popen[bytes]],
    address: str,
    room: Path,
    tmp_path: Path,
    job: Job,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TARGET", "SPILL"):  # a worker that moves all that it may to its disk
        monkeypatch.setenv(f"DASK_DISTRIBUTED__WORKER__MEMORY__{name}", "0.0001")
    for name in ("PAUSE", "TERMINATE"):
        monkeypatch.setenv(f"DASK_DISTRIBUTED__WORKER__MEMORY__{name}", "False")
    monkeypatch.setenv("DASK_DISTRIBUTED__WORKER__MEMORY__SPILL_COMPRESSION", "False")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    disk = tmp_path / "disk"
    start("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "2GB", "--local-directory", str(disk))  # fmt: skip
    secret = "a-line-of-the-reference"
    marked = {name: f"# {secret}\n{text}" for name, text in (job.reference or {}).items()}
    spilled = "a-result-of-a-task"
    with Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=60)
        kept = client.submit(lambda: f"{spilled} " * 100_000)
        client.run(lambda dask_worker: dask_worker.data.evict() if dask_worker.data else None)
        submissions = [each.read() for each in take_inventory(room / "class", job.assignment).entries]  # fmt: skip
        executor = client.get_executor(pure=False)
        found = list(grade_all(replace(job, reference=marked), submissions, executor, batch=1, ahead=4))  # fmt: skip
        assert len(found) == 10
        kept.result()
        written = [path.read_bytes() for place in (disk, tmp_path / "temporary") for path in place.rglob("*") if path.is_file()]  # fmt: skip
    assert any(spilled.encode() in content for content in written)
    assert not any(secret.encode() in content for content in written)


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
