"""Shows the kit another operating system; run at the start of a Python process (see test_other_systems).

Only the code of the kit sees it: its `sys`, `os`, `signal` and `socket` lack what that system lacks, so
that it takes its own Windows or macOS branches. Libraries go on working as on this machine. Modules that
the system does not have cannot be imported by anybody.
"""

from __future__ import annotations

import builtins
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

MODULES = {
    "win32": ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"),
    "darwin": (),
}
PROCESSES = (
    *("fork", "forkpty", "killpg", "setsid", "setpgid", "getpgid", "getuid", "geteuid", "getgid"),
    *("setgroups", "setresuid", "setresgid", "chown", "fchmod", "mkfifo", "nice", "openpty"),
    *("register_at_fork", "sched_getaffinity", "set_blocking", "statvfs", "sysconf", "uname"),
    *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "WNOHANG", "pidfd_open", "wait4"),
)
SIGNALS = (
    *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP"),
    *("SIGUSR1", "SIGUSR2", "alarm", "pause", "pidfd_send_signal", "setitimer"),
)
LACKING = {
    "win32": {"os": PROCESSES, "signal": SIGNALS, "socket": ("AF_UNIX", "recv_fds", "send_fds")},
    "darwin": {
        "os": ("pidfd_open", "sched_getaffinity", "setresgid", "setresuid"),
        "signal": ("pidfd_send_signal",),
        "socket": (),
    },
}


class Seen:
    """A module as the kit sees it: without some names, and with others changed."""

    def __init__(self, real: ModuleType, lacking: tuple[str, ...], **changed: Any) -> None:
        vars(self).update(_real=real, _lacking=lacking, _changed=changed)

    def __getattr__(self, name: str) -> Any:
        if name in self._lacking:
            raise AttributeError(f"module {self._real.__name__!r} has no attribute {name!r}")
        return self._changed[name] if name in self._changed else getattr(self._real, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._real, name, value)


class Entry:
    """A directory entry whose `stat` has no inode, as on Windows."""

    def __init__(self, entry: Any) -> None:
        self._entry = entry

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)

    def stat(self, *, follow_symlinks: bool = True) -> Any:
        """See `os.DirEntry.stat`."""
        state = self._entry.stat(follow_symlinks=follow_symlinks)
        return Seen(state, (), st_ino=0)


class Keyboard:
    """The module `msvcrt`, as far as the kit uses it."""

    @staticmethod
    def getwch() -> str:
        """One key."""
        return os.read(sys.stdin.fileno(), 1).decode()


def make_boot(system: str) -> str:
    """A line of code that shows a system to the kit."""
    return f"import runpy; runpy.run_path({__file__!r})['show']({system!r})"


def show(system: str) -> None:
    """Show a system to the kit in this process, and in those that it starts without site hooks."""

    @contextmanager
    def scandir(path: Any) -> Iterator[Iterator[Entry]]:
        with os.scandir(path) as entries:
            yield map(Entry, entries)

    paths: dict[str, Any] = {}
    if system == "win32":
        paths = {"name": "nt", "supports_dir_fd": (), "supports_fd": (), "scandir": scandir}
    lacking = LACKING[system]
    seen: dict[str, Any] = {
        "os": Seen(os, lacking["os"], **paths),
        "signal": Seen(signal, lacking["signal"]),
        "socket": Seen(socket, lacking["socket"]),
        "sys": Seen(sys, (), platform=system),
        **({"msvcrt": Keyboard} if system == "win32" else {}),
    }
    sys.modules.update(dict.fromkeys(MODULES[system]))  # type: ignore[arg-type]  # None: no import
    really_import = builtins.__import__

    def import_as_seen(name: str, names: Any = None, *rest: Any, **more: Any) -> Any:
        package = str((names or {}).get("__package__") or "").partition(".")[0]
        if package in ("grader", "inside"):
            if name in seen:
                return seen[name]
            if name == "select":
                raise ImportError("no waiting on pipes there")
        return really_import(name, names, *rest, **more)

    builtins.__import__ = import_as_seen  # type: ignore[assignment]

    class Popen(subprocess.Popen[Any]):
        """Starts the process without site hooks on the same system, and refuses what is not there."""

        def __init__(self, words: Any, *rest: Any, **options: Any) -> None:
            if system == "win32":
                refused = {"pass_fds", "preexec_fn", "start_new_session"}
                asked = [name for name in refused if options.get(name)]
                if asked:
                    raise ValueError(f"{asked[0]} is not supported on Windows platforms")
            if "-S" in words:
                place = words.index("-c") + 1
                words = [
                    *words[:place],
                    f"{make_boot(system)}\n{words[place]}",
                    *words[place + 1 :],
                ]
            super().__init__(words, *rest, **options)

    subprocess.Popen = Popen  # type: ignore[assignment, misc]
