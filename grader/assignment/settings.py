"""What an assignment says beside its stages: limits, the handout's words, and what a person marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Limits:
    """Limits of one submission, in seconds, megabytes and characters."""

    call_seconds: float
    submission_seconds: float
    memory_mb: int
    answer_mb: int
    output_characters: int


@dataclass(frozen=True)
class Words:
    """The handout's words for arrays; messages use them, and no grade depends on them.

    sides: what a side counts (`m`: rows); shapes: the sides of each array, by the array's name;
    returns: the names of the entries of a returned tuple, by function. steps: how an array of the
    calculation comes about, by its name; one with an empty text is not shown. values: what the numbers
    of an array are, by its name, where not any number will do.
    """

    sides: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    returns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Literal["positive", "shares"]] = field(default_factory=dict)


@dataclass(frozen=True)
class Manual:
    """What a person marks, and what students are asked for."""

    name: str
    points: float
    asks: str
