"""An assignment: the public folder that says what is written, in which order, for how many points."""

from __future__ import annotations

import ast
import hashlib
import itertools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.deadline import Deadline, read_deadline
from grader.errors import AssignmentError
from grader.inside.lockdown import PROTECTIONS
from grader.visibility import read_visibility


@dataclass(frozen=True)
class Made:
    """An argument that another function makes: its place, that function, and the places it takes."""

    place: int
    function: str
    takes: tuple[int, ...]


@dataclass(frozen=True)
class Function:
    """A function of the contract: its name, its parameters in order, and the module it stands in."""

    name: str
    parameters: tuple[str, ...]
    module: str
    made: tuple[Made, ...] = ()

    @property
    def signature(self) -> str:
        """As a student would write it: `forward(X, params)`."""
        return f"{self.name}({', '.join(self.parameters)})"


@dataclass(frozen=True)
class Stage:
    """One module of a submission, graded by `test_<name>.py` for `points` points."""

    name: str
    points: int
    functions: tuple[Function, ...]

    @property
    def file(self) -> str:
        """The file that a student fills in."""
        return f"{self.name}.py"

    @property
    def checks(self) -> str:
        """The file with the checks."""
        return f"test_{self.name}.py"


@dataclass(frozen=True)
class Limits:
    """What one submission may take: seconds, megabytes, characters."""

    call_seconds: float
    submission_seconds: float
    memory_mb: int
    answer_mb: int
    output_characters: int


@dataclass(frozen=True)
class Assignment:
    """The public half of an assignment, as its folder says it."""

    name: str
    title: str
    folder: Path
    stages: tuple[Stage, ...]
    limits: Limits
    public_seed: int
    given: Mapping[str, str]
    """The sources of the modules that a submission may import and need not hand in."""
    protections: tuple[str, ...] = PROTECTIONS
    """Those without which official grading runs nothing."""
    visibility: Mapping[str, str] = field(default_factory=dict)
    """When each check is shown, by its name; one that is not named is shown at once."""
    deadline: Deadline | None = None
    pictures: str = ""
    """The source of its pictures.py; empty where it has none."""

    @property
    def points(self) -> int:
        """The points of all stages."""
        return sum(stage.points for stage in self.stages)

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Every function of the contract by its name."""
        return {function.name: function for stage in self.stages for function in stage.functions}

    @property
    def texts(self) -> dict[str, str]:
        """What grading reads of the folder, by file name: settings, cases, checks, given modules, pictures."""
        return {**self._deciding, **({"pictures.py": self.pictures} if self.pictures else {})}

    @property
    def _deciding(self) -> dict[str, str]:
        """The texts that a grade depends on."""
        names = ["assignment.toml", "cases.py", *(stage.checks for stage in self.stages)]
        return {
            **{name: (self.folder / name).read_text(encoding="utf-8") for name in names},
            **{f"{name}.py": source for name, source in self.given.items()},
        }

    @property
    def fingerprint(self) -> str:
        """What the checks are, as a hash of their texts; a picture changes no grade."""
        return fingerprint(self._deciding)

    def trusting(self) -> Assignment:
        """The same, for programs that may run where a protection is missing: one's own."""
        return replace(self, protections=())

    def before(self, stage: str) -> tuple[Stage, ...]:
        """The stages that come before one."""
        return tuple(itertools.takewhile(lambda earlier: earlier.name != stage, self.stages))

    def stage(self, name: str) -> Stage:
        """The stage of that name; raises `KeyError` where there is none."""
        return {stage.name: stage for stage in self.stages}[name]


def fingerprint(texts: Mapping[str, str]) -> str:
    """A short hash of named texts, the same in any order."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        for part in (name, texts[name]):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


def load(folder: Path) -> Assignment:
    """Read `assignment.toml` in a folder; raises `AssignmentError` with the file and what to mend."""
    folder = folder.resolve()  # what pytest calls its files
    file = folder / "assignment.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssignmentError(f"{folder} is no assignment: it has no assignment.toml.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AssignmentError(f"{file} cannot be read: {error}.") from error
    try:
        assignment = _build(data, folder)
    except KeyError as error:
        raise AssignmentError(
            f"{file} has no entry {error}; see the assignment that comes with xorkit."
        ) from None
    except (TypeError, ValueError) as error:
        raise AssignmentError(f"{file}: {error}.") from error
    for stage in assignment.stages:
        if not (folder / stage.checks).is_file():
            raise AssignmentError(
                f"{folder} has no {stage.checks}; stage {stage.name} needs its checks."
            )
    return assignment


def _build(data: Mapping[str, Any], folder: Path) -> Assignment:
    return Assignment(
        name=str(data["name"]),
        title=str(data["title"]),
        folder=folder,
        stages=tuple(
            Stage(
                name=str(stage["name"]),
                points=int(stage["points"]),
                functions=tuple(
                    _parse(signature, stage["name"]) for signature in stage["functions"]
                ),
            )
            for stage in data["stage"]
        ),
        limits=Limits(**data["limits"]),
        public_seed=int(data["public_seed"]),
        given={name: _read(folder / f"{name}.py") for name in data["given"]},
        pictures=_read(folder / "pictures.py") if (folder / "pictures.py").exists() else "",
        protections=_check_protections(data.get("protections", PROTECTIONS)),
        deadline=read_deadline(data.get("deadline")),
        visibility=read_visibility(
            data.get("visibility", {}),
            [folder / f"test_{stage['name']}.py" for stage in data["stage"]],
        ),
    )


def _check_protections(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in PROTECTIONS:
            raise ValueError(f"there is no protection {name!r}; there is: {', '.join(PROTECTIONS)}")
    return tuple(names)


def _parse(signature: str, module: str) -> Function:
    """From `backward(X, y, params, cache=forward(X, params))`: cache is what forward makes of those."""
    try:
        call = ast.parse(signature, mode="eval").body
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            raise SyntaxError
        parameters = [ast.unparse(argument) for argument in call.args]
        makers = {len(parameters) + i: word.value for i, word in enumerate(call.keywords)}
        parameters += [str(word.arg) for word in call.keywords]
        made = tuple(
            Made(place, maker.func.id, tuple(parameters.index(ast.unparse(a)) for a in maker.args))
            for place, maker in makers.items()
            if isinstance(maker, ast.Call) and isinstance(maker.func, ast.Name)
        )
    except (SyntaxError, ValueError):
        raise ValueError(f"{signature!r} is not of the form name(parameter, …)") from None
    return Function(call.func.id, tuple(parameters), module, made)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"the module {path.name} cannot be read ({error.strerror})") from error


def locate(name: str) -> Path:
    """The folder of an assignment, by path or by name.

    A name is looked for in the checkout that this package runs from, then in the package itself.
    Raises `AssignmentError` naming what there is.
    """
    if (Path(name) / "assignment.toml").is_file():
        return Path(name).resolve()
    homes = homes_of_assignments()
    for home in homes:
        if (home / name / "assignment.toml").is_file():
            return home / name
    known = sorted(file.parent.name for home in homes for file in home.glob("*/assignment.toml"))
    raise AssignmentError(
        f"There is no assignment {name!r}; there is: {', '.join(known) or 'none'}."
    )


def homes_of_assignments() -> list[Path]:
    """The folders that hold assignments: beside the package in a checkout, else inside it."""
    package = Path(__file__).resolve().parent
    return [
        home for home in (package.parent / "assignments", package / "assignments") if home.is_dir()
    ]
