"""Worker processes run calls; one that dies costs the call that it was running, and nothing else."""

import os
import time
from concurrent.futures import wait

import psutil
import pytest

from grader.batch.process_pool import ProcessPool, WorkerDied

PID = "__import__('os').getpid()"
SLOWLY = "__import__('time').sleep("


def inherited() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_calls_run_in_as_many_processes_as_asked_for() -> None:
    with ProcessPool(2) as workers:
        futures = [workers.submit(eval, f"{SLOWLY}0.5) or {PID}") for _ in range(4)]
        pids = {future.result() for future in futures}
    assert len(pids) == 2
    assert os.getpid() not in pids
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_a_call_raises_what_it_raised_there() -> None:
    with ProcessPool(1) as workers:
        with pytest.raises(ValueError, match="no number"):
            workers.submit(int, "no number").result()
        with pytest.raises(RuntimeError, match="cannot travel"):
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


def test_what_waits_can_be_called_off_and_what_runs_is_finished() -> None:
    workers = ProcessPool(1)
    first = workers.submit(eval, f"{SLOWLY}1) or {PID}")
    while not first.running():
        time.sleep(0.01)
    later = [workers.submit(abs, -number) for number in range(3)]
    workers.shutdown(cancel_futures=True)
    assert first.result() > 0
    assert wait(later).done == set(later)
    assert all(future.cancelled() for future in later)
    with pytest.raises(RuntimeError, match="no more work"):
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
