"""What keeps a submission from doing anything but compute: in words, and what became of trying it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LINUX = "Grade on Linux 6.2 or newer; WSL 2, a container or a virtual machine counts."
ABOUT = {
    "limits": "memory, processor time, open files and file sizes are bounded",
    "privileges": "no power of root",
    "files": "no file but Python's and NumPy's own can be read, and none written",
    "descriptors": "nothing of ours is open to it",
    "dump": "other processes cannot look into it",
    "calls": "no processes, programs, threads or network",
    "clock": "what does not answer in time is ended from outside",
}
ADVICE = {
    "files": f"{LINUX} Landlock must be among its security modules: cat /sys/kernel/security/lsm",
    "calls": f"{LINUX} A container must allow the system call seccomp; the usual ones do.",
    "clock": "Look for what else keeps this machine busy, and try again.",
}


@dataclass(frozen=True)
class Trial:
    """One attempt at breaking a protection: what was tried, whether it was refused, what came back."""

    tried: str
    refused: bool
    seen: str


@dataclass(frozen=True)
class Protection:
    """A protection on this machine. missing: why it cannot be had; empty where it can."""

    name: str
    missing: str
    trials: tuple[Trial, ...]

    @property
    def holds(self) -> bool:
        """It is there, and nothing that was tried got past it."""
        return not self.missing and all(trial.refused for trial in self.trials)

    @property
    def about(self) -> str:
        """What it promises."""
        return ABOUT[self.name]

    @property
    def advice(self) -> str:
        """What to do where it does not hold."""
        return ADVICE.get(self.name, LINUX)


def explain_refusal(missing: Mapping[str, str], trusting: str) -> str:
    """Why a class is not graded here, and what to do; `trusting`: how to do it all the same."""
    name, why = next(iter(missing.items()))
    return (
        f"Student code cannot be locked in on this machine: {name} is missing, since {why}. "
        f"{ADVICE.get(name, LINUX)} For the whole picture: xorkit doctor. "
        f"To grade people you trust all the same{trusting}"
    )
