"""An executor of worker processes that survives the death of one.

`concurrent.futures.ProcessPoolExecutor` drops all pending calls when a process dies, and needs
shared memory, which is not always writable. Here each process has its own pipes and thread. If it
dies, its current call fails and the process is replaced. Both sides are trusted.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, cast

BOOT = (
    "import sys; sys.path[:] = sys.argv[1:]; from grader.batch.process_pool import serve; serve()"
)
PoolCall = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerDied(Exception):
    """The process that ran a call ended before it answered."""


class ProcessPool(Executor):
    """`count` processes, started on demand; calls and results are pickled."""

    def __init__(self, count: int) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], PoolCall] | None] = SimpleQueue()
        self._closed = False
        self._threads = [Thread(target=self._drive, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See `concurrent.futures.Executor.submit`."""
        if self._closed:
            raise RuntimeError("the pool is shut down")
        future: Future[Any] = Future()
        self._waiting.put((future, (function, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End every process after its queued calls, or after its current one."""
        self._closed = True
        if cancel_futures:
            while not self._waiting.empty():
                if entry := self._waiting.get():
                    entry[0].cancel()
                    entry[0].set_running_or_notify_cancel()  # wake up waiters
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads if wait else ():
            thread.join()

    def _drive(self) -> None:
        """Run calls in one worker, one after another."""
        worker: Worker | None = None
        while entry := self._waiting.get():
            future, call = entry
            if not future.set_running_or_notify_cancel():
                continue
            worker = worker or Worker()
            try:
                future.set_result(worker.run(call))
            except WorkerDied as error:
                worker.close()
                worker = None
                future.set_exception(error)
            except BaseException as error:
                future.set_exception(error)
        if worker:
            worker.close()


class Worker:
    """One process and its pipes. It ends when this side is closed."""

    def __init__(self) -> None:
        path = [entry for entry in sys.path if entry]
        self._process = subprocess.Popen(
            # -P: do not import from the current folder.
            [sys.executable, "-P", "-c", BOOT, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, call: PoolCall) -> Any:
        """What the call returns; raises what it raises, or `WorkerDied`."""
        calls, answers = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        try:
            pickle.dump(call, calls)
            calls.flush()
            value, error = pickle.load(answers)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise WorkerDied(f"a worker ended with code {self._process.wait()}") from None
        if error:
            raise error
        return value

    def close(self) -> None:
        """End the process."""
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # unsent data for a dead process
                cast(IO[bytes], stream).close()
        self._process.wait()


def serve() -> None:
    """In a worker: run calls until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl-C
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # printed text must not mix with answers
    while True:
        try:
            function, args, kwargs = pickle.load(calls)
        except EOFError:
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*args, **kwargs), None
        except Exception as error:
            answer = None, error
        try:
            said = pickle.dumps(answer)
        except Exception as error:
            said = pickle.dumps((None, RuntimeError(f"the answer cannot be pickled: {error}")))
        try:
            answers.write(said)
            answers.flush()
        except OSError:
            return
