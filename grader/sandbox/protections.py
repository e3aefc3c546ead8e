"""The protections: descriptions, advice and test results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LINUX = "Grade on Linux 6.2 or newer; WSL 2, containers and virtual machines count."
ABOUT = {
    "limits": "memory, processor time, open files and file sizes are limited",
    "privileges": "no root privileges",
    "files": "no file can be read or written",
    "descriptors": "no inherited files or sockets",
    "dump": "other processes cannot inspect it",
    "calls": "no processes, programs, threads or network; no file is seen, and the machine has no name",
    "clock": "the trusted process kills it after its time limit",
}
ADVICE = {
    "files": f"{LINUX} Landlock must be among its security modules: cat /sys/kernel/security/lsm",
    "calls": f"{LINUX} A container must allow the system call seccomp; most do by default.",
    "clock": "The machine may be too busy. Stop other programs and try again.",
}


@dataclass(frozen=True)
class Trial:
    """One attack on a protection: what was tried, whether it was refused, and the response."""

    tried: str
    refused: bool
    seen: str


@dataclass(frozen=True)
class Protection:
    """A protection on this machine. missing: why it is unavailable; empty if available."""

    name: str
    missing: str
    trials: tuple[Trial, ...]

    @property
    def holds(self) -> bool:
        """Whether it is available and every attack was refused."""
        return not self.missing and all(trial.refused for trial in self.trials)

    @property
    def about(self) -> str:
        """What it promises."""
        return ABOUT[self.name]

    @property
    def advice(self) -> str:
        """What to do if it does not hold."""
        return ADVICE.get(self.name, LINUX)


def explain_refusal(missing: Mapping[str, str], trusting: str) -> str:
    """Why grading is refused, and what to do; `trusting`: how to override."""
    name, why = next(iter(missing.items()))
    return (
        f"Student code cannot be locked in on this machine: {name} is missing, since {why}. "
        f"{ADVICE.get(name, LINUX)} For details: xorkit doctor. "
        f"If you trust all submissions{trusting}"
    )
