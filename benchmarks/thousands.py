"""Grade a synthetic class of thousands, and show that memory and cost per submission stay flat.

`python -m benchmarks.thousands` rewrites its part of README.md and thousands.svg. Each submission
is one right module of the five, with a student's name in it: little to run, all of the rest to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import psutil

from benchmarks.classroom import HOME, REFERENCE
from benchmarks.measure import environment, program
from benchmarks.report import describe_machine, fill, table

EVERY = 100
GROWTH = 50
PLOT = Path(__file__).with_name("thousands.svg")


@dataclass(frozen=True)
class Sample:
    """After so many results: seconds since the start, processor time and memory of all trusted processes."""

    done: int
    wall: float
    cpu: float
    memory: float


def write_small(folder: Path, count: int) -> None:
    """The class: one module of five, and who hands it in."""
    source = (REFERENCE / "loss.py").read_text(encoding="utf-8")
    for number in range(count):
        student = folder / f"student-{number:05}"
        student.mkdir(parents=True)
        (student / "loss.py").write_text(f"{source}\n# {student.name}\n", encoding="utf-8")


def grade(students: Path, out: Path, workers: int) -> list[Sample]:
    """Grade the class; a sample after the first result and after each hundred."""
    words = [
        program("xorkit"),
        "grade",
        str(students),
        "--out",
        str(out),
        "--workers",
        str(workers),
    ]
    start = time.monotonic()
    samples: list[Sample] = []
    with subprocess.Popen(
        [*words, "--seed", "7"],
        cwd=HOME,
        env={**environment(out), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        for line in process.stdout:  # `17/5000 student-00016: 0`, as each result is ready
            done, slash, _ = line.partition("/")
            if slash and done.isdigit() and (done == "1" or int(done) % EVERY == 0):
                samples.append(Sample(int(done), time.monotonic() - start, *_look_at(process.pid)))
                click.echo(f"{samples[-1]}", err=True)
    if process.returncode or len(list((out / "results").iterdir())) != len(os.listdir(students)):
        raise SystemExit("xorkit did not grade all of them.")
    return samples


def _look_at(pid: int) -> tuple[float, float]:
    """Processor seconds of the whole tree, and MB of the processes that run no student's code."""
    cpu, memory = 0.0, 0.0
    root = psutil.Process(pid)
    for process in [root, *root.children(recursive=True)]:
        with suppress(psutil.Error):  # ended meanwhile; what it used is now its parent's
            times = process.cpu_times()
            cpu += times.user + times.system + times.children_user + times.children_system
            if not any("run_module('inside'" in word for word in process.cmdline()):
                memory += process.memory_info().rss / 2**20
    return cpu, memory


def render(samples: list[Sample]) -> str:
    """Memory and cost, at some of the samples."""
    last = samples[-1].done
    rows = []
    for before, sample in pairwise(samples):
        if sample.done in (EVERY, last) or sample.done % (last // 5) == 0:
            count = sample.done - before.done
            cpu, wall = (sample.cpu - before.cpu) / count, (sample.wall - before.wall) / count
            rows.append([f"{sample.done:,}", f"{sample.memory:.1f}", f"{cpu:.3f}", f"{wall:.3f}"])
    head = ("submissions", "trusted processes, MB", "CPU each, s", "wall each, s")
    return table(head, rows)


def judge(samples: list[Sample]) -> str:
    """The limit on memory; and the cost of the last hundreds against that of the first."""
    flat = next(sample for sample in samples if sample.done >= EVERY)
    growth = samples[-1].memory - flat.memory
    half = samples[len(samples) // 2]
    early = (half.cpu - flat.cpu) / (half.done - flat.done)
    late = (samples[-1].cpu - half.cpu) / (samples[-1].done - half.done)
    return (
        f"From the {flat.done:,}th to the {samples[-1].done:,}th submission the trusted processes grow by "
        f"{growth:.1f} MB (less than {GROWTH} MB are allowed: {'holds' if growth < GROWTH else '**does not hold**'}); "
        f"a submission of the second half costs {late / early:.2f} times one of the first."
    )


def plot(samples: list[Sample]) -> None:
    """Memory and cost, hundred by hundred."""
    from matplotlib import pyplot as plt  # type: ignore[import-not-found,unused-ignore]  # an extra

    plt.rcParams["svg.hashsalt"] = "xorkit"  # the same figures, the same file
    figure, (top, bottom) = plt.subplots(2, sharex=True, figsize=(7, 4), layout="constrained")
    done = [sample.done for sample in samples]
    top.plot(done, [sample.memory for sample in samples])
    top.set(ylabel="trusted processes, MB", ylim=(0, None))
    pairs = list(pairwise(samples))
    bottom.plot(done[1:], [1000 * (b.cpu - a.cpu) / (b.done - a.done) for a, b in pairs])
    bottom.set(ylabel="CPU each, ms", ylim=(0, None), xlabel="submissions graded")
    figure.savefig(PLOT, metadata={"Date": None})


@click.command()
@click.option("--count", default=5000, show_default=True, help="How many submissions.")
@click.option("--workers", default=1, show_default=True, help="Number of parallel workers.")
def main(count: int, workers: int) -> None:
    """Grade them, and write the figures."""
    if count < 3 * EVERY or count % EVERY:
        sys.exit(f"--count {count}: take a multiple of {EVERY}, and {3 * EVERY} at least.")
    machine = describe_machine("xorkit", "numpy", "pytest")
    with TemporaryDirectory() as name:
        students, out = Path(name).resolve() / "students", Path(name).resolve() / "out"
        write_small(students, count)
        out.mkdir()
        samples = grade(students, out, workers)
    said = f"{machine}\n{count:,} submissions, --workers {workers}."
    shown = "![Memory and cost](thousands.svg)"
    fill("thousands", "\n\n".join([said, render(samples), judge(samples), shown]))
    plot(samples)


if __name__ == "__main__":
    main()
