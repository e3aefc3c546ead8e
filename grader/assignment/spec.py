"""An assignment: stages, functions, points and limits."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from grader.assignment.check_points import read_check_points
from grader.assignment.deadline import DueDate
from grader.assignment.points import add
from grader.assignment.settings import Limits, Manual, Words
from grader.assignment.visibility import name_checks
from grader.inside.lock.lockdown import PROTECTIONS


@dataclass(frozen=True)
class Made:
    """An argument that another function returns: its position, that function, and its argument positions."""

    place: int
    function: str
    takes: tuple[int, ...]


@dataclass(frozen=True)
class Function:
    """A function of the contract: its name, its parameters in order, and its module."""

    name: str
    parameters: tuple[str, ...]
    module: str
    made: tuple[Made, ...] = ()
    kind: Literal["function", "class", "method", "attribute"] = "function"
    """Of a method and an attribute, the name is `Class.name`, and `self` the first parameter."""

    @property
    def signature(self) -> str:
        """The signature, such as `area(width, height)`."""
        own = self.parameters[1 if self.owner else 0 :]
        return self.name if self.kind == "attribute" else f"{self.name}({', '.join(own)})"

    @property
    def owner(self) -> str:
        """The class of a method or an attribute; empty for others."""
        return self.name.rpartition(".")[0]

    @property
    def defined(self) -> str:
        """The name that the module defines: that of the function or the class."""
        return self.owner or self.name

    @property
    def file(self) -> str:
        """The file that it is written in."""
        return f"{self.module}.py"

    def maker(self, place: int) -> str:
        """The function that makes an argument; empty if none does."""
        return next((each.function for each in self.made if each.place == place), "")

    def arrange(self, arguments: Sequence[Any], named: Mapping[str, Any]) -> tuple[Any, ...]:
        """The arguments of a call in the order of the parameters.

        Raises `TypeError` for a name that is no parameter, or one that is left out before another.
        """
        rest = self.parameters[len(arguments) :]
        if odd := [name for name in named if name not in rest]:
            raise TypeError(f"{self.signature} is called with {odd[0]!r} by name")
        given = rest[: len(named)]
        if missing := [name for name in given if name not in named]:
            raise TypeError(f"{self.signature} is called without {missing[0]}")
        return (*arguments, *(named[name] for name in given))


@dataclass(frozen=True)
class Stage:
    """One or more modules of a submission, graded by `test_<name>.py` for `points` points.

    needs: the earlier stages that it calls or builds on; at home it waits for them. read: the section
    of the handout, such as `section 3`. hints: for each function, what to think about, step by step.
    """

    name: str
    points: float
    functions: tuple[Function, ...]
    needs: tuple[str, ...] = ()
    read: str = ""
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The modules that a student writes for it."""
        return tuple(dict.fromkeys(function.module for function in self.functions))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that a student fills in."""
        return tuple(f"{module}.py" for module in self.modules)

    @property
    def definitions(self) -> tuple[str, ...]:
        """The functions and classes that its modules define, by name."""
        return tuple(dict.fromkeys(function.defined for function in self.functions))

    @property
    def checks(self) -> str:
        """The file with the checks."""
        return f"test_{self.name}.py"


@dataclass(frozen=True)
class Assignment:
    """The public part of an assignment, read from its folder."""

    name: str
    title: str
    folder: Path
    stages: tuple[Stage, ...]
    limits: Limits
    public_seed: int
    given: Mapping[str, str]
    """The sources of the modules that a submission may import and need not hand in."""
    protections: tuple[str, ...] = PROTECTIONS
    """Protections that grading requires."""
    visibility: Mapping[str, str] = field(default_factory=dict)
    """When each check is shown, by name; others are shown at once."""
    deadline: DueDate | None = None
    pictures: str = ""
    """The source of pictures.py; empty if missing."""
    words: Words = field(default_factory=Words)
    """The handout's words for arrays."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """The files that the students' code may read, by name."""
    packages: tuple[str, ...] = ()
    """The packages beside NumPy that the students' code may import."""
    manual: tuple[Manual, ...] = ()
    """What a person marks, beside the stages."""

    @property
    def points(self) -> float:
        """The points of all stages, and of what a person marks."""
        return add(
            [*(stage.points for stage in self.stages), *(each.points for each in self.manual)]
        )

    @property
    def part_names(self) -> list[str]:
        """The stages, and then what a person marks."""
        return [*(stage.name for stage in self.stages), *(each.name for each in self.manual)]

    @cached_property
    def check_names(self) -> list[str]:
        """Every check, as the files with the checks define them."""
        return name_checks([self.folder / stage.checks for stage in self.stages])

    @cached_property
    def check_points(self) -> Mapping[str, Mapping[str, float]]:
        """What the checks of each stage are worth, as far as the files with the checks say it as a number."""
        return {stage.name: read_check_points(self.folder / stage.checks) for stage in self.stages}

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Every function of the contract by its name."""
        return {function.name: function for stage in self.stages for function in stage.functions}

    @property
    def texts(self) -> dict[str, str]:
        """Texts that grading reads, by file name: settings, cases, checks, given modules, pictures."""
        return {**self._sources, **({"pictures.py": self.pictures} if self.pictures else {})}

    @property
    def _deciding(self) -> dict[str, str]:
        """The texts that affect a grade, and a hash of each data file."""
        hashes = {name: hashlib.sha256(each).hexdigest() for name, each in self.data.items()}
        return {**self._sources, **hashes}

    @property
    def _sources(self) -> dict[str, str]:
        """The texts that affect a grade, data apart."""
        names = ["assignment.toml", "cases.py", *(stage.checks for stage in self.stages)]
        return {
            **{name: (self.folder / name).read_text(encoding="utf-8") for name in names},
            **{f"{name}.py": source for name, source in self.given.items()},
        }

    @property
    def fingerprint(self) -> str:
        """A hash of the texts that affect a grade; pictures do not."""
        return fingerprint(self._deciding)

    @cached_property
    def modules(self) -> dict[str, Stage]:
        """Every module that students write, with its stage."""
        return {module: stage for stage in self.stages for module in stage.modules}

    @property
    def files(self) -> list[str]:
        """The files that students fill in."""
        return [file for stage in self.stages for file in stage.files]

    def definitions(self, module: str) -> tuple[str, ...]:
        """The functions and classes that a module defines, by name."""
        found = self.functions.values()
        return tuple(dict.fromkeys(each.defined for each in found if each.module == module))

    def trusting(self) -> Assignment:
        """The same without required protections, for the user's own programs."""
        return replace(self, protections=())

    def before(self, stage: str) -> tuple[Stage, ...]:
        """The stages that come before one."""
        return tuple(itertools.takewhile(lambda earlier: earlier.name != stage, self.stages))

    def modules_before(self, stage: str) -> dict[str, Stage]:
        """The modules of the stages that come before one, each with its stage."""
        return {module: each for each in self.before(stage) for module in each.modules}

    def needed(self, stage: str) -> frozenset[str]:
        """The stages that one needs, and those that these need."""
        found = frozenset(self.stage(stage).needs)
        return found.union(*(self.needed(name) for name in found))

    def stage(self, name: str) -> Stage:
        """The stage of that name; raises `KeyError` if there is none."""
        return {stage.name: stage for stage in self.stages}[name]


def fingerprint(texts: Mapping[str, str]) -> str:
    """A short hash of named texts, the same in any order."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        for part in (name, texts[name]):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]
