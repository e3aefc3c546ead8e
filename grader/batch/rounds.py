"""Rounds of a run: who was told what a program answers has seen the inputs, and is asked others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from grader.judging.job import Job
from grader.results.result import Result


def choose_round(told: Iterable[Result]) -> int:
    """The round of a new submission; told: its student's results that gave feedback before."""
    return max((read_round(each) + 1 for each in told), default=0)


def read_round(result: Result) -> int:
    """The round that a result is of; 0 is the first."""
    return int(result.fingerprints.get("round", "0"))


def make_round(job: Job, number: int) -> Job:
    """The job with the inputs of a round. Nobody knows the seed, and so nobody knows them."""
    if not number:
        return job
    digest = hashlib.sha256(f"{job.seed} {number}".encode()).digest()
    return replace(job, seed=int.from_bytes(digest[:6]))
