"""Time the same class through the floor, xorkit and other graders, interleaved, in one run.

`python -m benchmarks.compare` rewrites its part of README.md and compare.svg. Each tool grades a
small class and a larger one in every round: their difference is what a submission costs, the rest
is what a run costs whatever its size.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from benchmarks.classroom import STYLES, write_class, write_kit
from benchmarks.measure import Cost, measure
from benchmarks.peers import Peer
from benchmarks.peers.check50 import Check50
from benchmarks.peers.floor import Floor
from benchmarks.peers.nbgrader import Nbgrader
from benchmarks.peers.otter import Otter
from benchmarks.peers.pytest import Pytest
from benchmarks.peers.xorkit import Xorkit
from benchmarks.report import describe_machine, fill, table

JOB, OWN, KIT, TWO = Floor("job"), Floor("xorkit"), Xorkit(), Xorkit(workers=2)
SMALL, LARGE, MANY = 2 * len(STYLES), 6 * len(STYLES), 16 * len(STYLES)
OTHERS: tuple[Peer, ...] = (Pytest(), Nbgrader(), Otter(), Check50())
PACKAGES = ("xorkit", "numpy", "pytest", "nbgrader", "otter-grader", "check50")
PLOT = Path(__file__).with_name("compare.svg")


@dataclass(frozen=True)
class Measured:
    """One tool in all rounds: a cost for the small class and one for the large."""

    small: int
    large: int
    rounds: Sequence[tuple[Cost, Cost]]

    @cached_property
    def cpu(self) -> list[float]:
        """Seconds of processor that one more submission takes, round by round."""
        return [(b.cpu - a.cpu) / (self.large - self.small) for a, b in self.rounds]

    @cached_property
    def wall(self) -> list[float]:
        """Seconds by the wall clock that one more submission takes, round by round."""
        return [(b.wall - a.wall) / (self.large - self.small) for a, b in self.rounds]

    @property
    def fixed(self) -> float:
        """Seconds of processor that a run takes before its first submission."""
        return median(
            a.cpu - self.small * cpu for (a, _), cpu in zip(self.rounds, self.cpu, strict=True)
        )

    @property
    def peak(self) -> float:
        """The largest process, in MB."""
        return max(cost.peak for costs in self.rounds for cost in costs) / 2**20

    def beyond(self, floor: Measured) -> float:
        """The own share: seconds of processor above the floor, in the same round."""
        return median(mine - low for mine, low in zip(self.cpu, floor.cpu, strict=True))

    def times(self, other: Measured) -> float:
        """How many times as much processor, in the same round."""
        return median(mine / low for mine, low in zip(self.cpu, other.cpu, strict=True))


@click.command()
@click.option("--rounds", default=3, show_default=True, help="How often each tool has its turn.")
@click.option("--small", default=SMALL, show_default=True, help="Size of the small class.")
@click.option("--large", default=LARGE, show_default=True, help="Size of the large one.")
@click.option("--many", default=MANY, show_default=True, help="Size for one and two workers.")
@click.option("--only", multiple=True, metavar="TOOL", help="Beside xorkit; may be repeated.")
def main(rounds: int, small: int, large: int, many: int, only: tuple[str, ...]) -> None:
    """Measure, and write the figures.

    Class sizes that are multiples of the number of styles give each the same mix.
    """
    others = [peer for peer in OTHERS if not only or peer.name in only]
    here = [peer for peer in others if find_spec(peer.package)]
    machine = describe_machine(*PACKAGES)
    found, speeds = measure_all([JOB, OWN, KIT, *here], rounds, (small, large, many))
    absent = [
        f"{peer.name} is not installed here and left out; to have it: `pip install 'xorkit[bench]'`."
        for peer in others
        if peer not in here
    ]
    said = (
        f"{machine}\nMedians of {rounds} rounds, classes of {small} and {large}; CPU and wall are "
        "for one more submission, “a run” is the CPU that a run takes whatever its size. "
        f"Two workers against one: a whole run on a class of {many}."
    )
    limits = table(("limit", "demanded", "measured", "holds"), judge(found, speeds, here))
    fill(
        "compare",
        "\n\n".join([said, render(found), "![CPU per submission](compare.svg)", limits, *absent]),
    )
    plot(found)


def measure_all(
    peers: Sequence[Peer], rounds: int, sizes: tuple[int, int, int]
) -> tuple[dict[str, Measured], list[float]]:
    """Every tool on the small class and the large, in each round; the order turns between rounds.

    Then the third and largest class by one worker and by two: how many times as fast two are.
    """
    costs: dict[str, list[tuple[Cost, Cost]]] = {peer.name: [] for peer in peers}
    speeds: list[float] = []
    small, large, many = sizes
    with TemporaryDirectory() as name:
        place = Path(name).resolve()
        write_kit(place / "kit")
        for size in set(sizes):
            write_class(place / str(size), size)
        for turn in range(rounds):
            start = turn % len(peers)
            for peer in [*peers[start:], *peers[:start]]:
                first, second = (measure_one(peer, place, size) for size in (small, large))
                costs[peer.name].append((first, second))
                click.echo(f"{turn + 1}/{rounds} {peer.name}: {second.cpu:.2f} s", err=True)
            one, two = (measure_one(peer, place, many).wall for peer in (KIT, TWO))
            speeds.append(one / two)
    return {name: Measured(small, large, both) for name, both in costs.items()}, speeds


def measure_one(peer: Peer, place: Path, size: int) -> Cost:
    """One run in a fresh folder; raises `SystemExit` unless every submission got full marks."""
    folder, kit, students = place / "run", place / "kit", place / str(size)
    peer.prepare(folder, kit, students)
    cost = measure(peer.commands(folder, kit, students), folder)
    right = peer.count_right(folder)
    if right != size:
        said = (folder / "output.txt").read_text(errors="replace")[-2000:]
        raise SystemExit(f"{peer.name} gave full marks to {right} of {size}:\n{said}")
    shutil.rmtree(folder)
    return cost


def render(found: Mapping[str, Measured]) -> str:
    """The table: each tool, against the calls that it makes itself."""
    rows = []
    for name, tool in found.items():
        floor = found[floor_of(name)]
        own = (
            ["", ""] if tool is floor else [f"{tool.beyond(floor):.3f}", f"{tool.times(floor):.2f}"]
        )
        cpu, wall = f"{median(tool.cpu):.3f}", f"{median(tool.wall):.3f}"
        spread = f"{min(tool.cpu):.3f}–{max(tool.cpu):.3f}"
        rows.append([name, cpu, spread, *own, wall, f"{tool.fixed:.2f}", f"{tool.peak:.0f}"])
    head = ("", "CPU, s", "least–most", "own share, s", "times its floor", "wall, s", "a run, s", "largest process, MB")  # fmt: skip
    return table(head, rows)


def floor_of(name: str) -> str:
    """The bare calls that a tool is measured against: the very ones that it makes."""
    return OWN.name if name in (OWN.name, KIT.name) else JOB.name


def judge(
    found: Mapping[str, Measured], speeds: Sequence[float], here: Sequence[Peer]
) -> list[tuple[str, ...]]:
    """What was promised, and whether it holds."""
    kit, own, job = (found[peer.name] for peer in (KIT, OWN, JOB))
    share, above, speed = kit.beyond(own), kit.beyond(job), median(speeds)

    def row(limit: str, demanded: str, measured: str, holds: bool) -> tuple[str, ...]:
        return limit, demanded, measured, "yes" if holds else "**no**"

    rows = [
        row(
            "CPU above the bare calls of the job", "at most 0.10 s", f"{above:.3f} s", above <= 0.1
        ),
        row("CPU above the bare calls of xorkit", "at most 0.10 s", f"{share:.3f} s", share <= 0.1),
        *(
            row(f"times the {floor.name}", "at most 1.3", f"{times:.2f}", times <= 1.3)
            for floor in (JOB, OWN)
            for times in [kit.times(found[floor.name])]
        ),
        row("throughput of two workers", "at least 1.7 times", f"{speed:.2f} times", speed >= 1.7),
    ]
    if shares := {peer.name: found[peer.name].beyond(job) for peer in here}:
        least = min(shares, key=shares.__getitem__)
        said = f"{share:.3f} s; {least}: {shares[least]:.3f} s"
        rows.append(
            row("own share against the others'", "the smallest", said, share < shares[least])
        )
    if nbgrader := found.get("nbgrader"):
        part = kit.times(nbgrader)
        rows.append(row("CPU against nbgrader's", "at most 0.20", f"{part:.2f}", part <= 0.2))
    return rows


def plot(found: Mapping[str, Measured]) -> None:
    """CPU per submission: the bare calls, and what the tool adds."""
    from matplotlib import pyplot as plt  # type: ignore[import-not-found,unused-ignore]  # an extra; and it would be counted as memory above

    plt.rcParams["svg.hashsalt"] = "xorkit"  # the same figures, the same file
    names = list(found)[::-1]
    floors = [median(found[floor_of(name)].cpu) for name in names]
    shares = [median(found[name].cpu) - floor for name, floor in zip(names, floors, strict=True)]
    figure, axes = plt.subplots(figsize=(7, 0.5 * len(names) + 1), layout="constrained")
    axes.barh(names, floors, color="lightgrey", label="bare calls of the student's functions")
    axes.barh(names, shares, left=floors, color="tab:blue", label="the tool's own share")
    axes.set_xlabel("CPU per submission, seconds")
    axes.legend()
    figure.savefig(PLOT, metadata={"Date": None})


if __name__ == "__main__":
    main()
