"""Worker processes run calls; one that dies costs the call that it was running, and nothing else."""

import os
import time
from concurrent.futures import wait
from pathlib import Path

import psutil
import pytest

from grader.batch.process_pool import ProcessPool, WorkerDied

MEET = """
import os, pathlib, time
place = pathlib.Path({place!r})
(place / str(os.getpid())).touch()
for _ in range(6000):
    if len(list(place.iterdir())) == 2:
        break
    time.sleep(0.01)
"""
WAIT = """
import pathlib, time
while not pathlib.Path({file!r}).exists():
    time.sleep(0.01)
"""


def inherited() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_calls_run_in_as_many_processes_as_asked_for(tmp_path: Path) -> None:
    """Each of two calls waits for the other: they end when both are running."""
    with ProcessPool(2) as workers:
        for future in [workers.submit(exec, MEET.format(place=str(tmp_path))) for _ in range(2)]:
            future.result()
    pids = {int(path.name) for path in tmp_path.iterdir()}
    assert len(pids) == 2
    assert os.getpid() not in pids
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_a_call_raises_what_it_raised_there() -> None:
    with ProcessPool(1) as workers:
        with pytest.raises(ValueError, match="no number"):
            workers.submit(int, "no number").result()
        with pytest.raises(RuntimeError, match="cannot be pickled"):
            workers.submit(eval, "lambda: 0").result()
        assert workers.submit(abs, -4).result() == 4


def test_a_process_that_dies_costs_its_own_call_alone() -> None:
    with ProcessPool(2) as workers:
        good = [workers.submit(abs, -number) for number in range(5)]
        bad = workers.submit(os._exit, 7)
        more = [workers.submit(abs, -number) for number in range(5)]
        with pytest.raises(WorkerDied, match="code 7"):
            bad.result()
        assert [future.result() for future in (*good, *more)] == [0, 1, 2, 3, 4] * 2


def test_what_waits_can_be_called_off_and_what_runs_is_finished(tmp_path: Path) -> None:
    go = tmp_path / "go"
    workers = ProcessPool(1)
    first = workers.submit(exec, WAIT.format(file=str(go)))
    while not first.running():
        time.sleep(0.01)
    later = [workers.submit(abs, -number) for number in range(3)]
    workers.shutdown(wait=False, cancel_futures=True)
    go.touch()
    workers.shutdown()
    assert first.result() is None
    assert wait(later).done == set(later)
    assert all(future.cancelled() for future in later)
    with pytest.raises(RuntimeError, match="the pool is shut down"):
        workers.submit(abs, 1)


def test_nothing_is_left_behind() -> None:
    def use() -> None:
        with ProcessPool(2) as workers:
            assert workers.submit(abs, -2).result() == 2

    use()  # what Python keeps for itself once it has started a process is there now
    processes, descriptors = inherited(), psutil.Process().num_fds()
    use()
    assert inherited() == processes
    assert psutil.Process().num_fds() == descriptors
