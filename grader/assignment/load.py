"""Reads an assignment's folder, and finds the folder of an assignment by its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from grader.assignment import file_format
from grader.assignment.deadline import read_deadline
from grader.assignment.file_format import AssignmentFile, read_file
from grader.assignment.points import add
from grader.assignment.settings import Limits, Manual, Words
from grader.assignment.signatures import read_functions
from grader.assignment.spec import Assignment, Stage
from grader.assignment.visibility import read_visibility
from grader.errors import AssignmentError
from grader.inside.lock.lockdown import PROTECTIONS

KIT = "kit"  # the folder of a handout that holds the assignment


def load(folder: Path) -> Assignment:
    """Read `assignment.toml` in a folder; raises `AssignmentError` with the file and what to fix."""
    folder = folder.resolve()  # what pytest calls its files
    file = folder / "assignment.toml"
    entries = read_file(file)
    try:
        assignment = _build(entries, folder)
    except ValueError as error:
        raise AssignmentError(f"{file}: {error}.") from error
    for stage in assignment.stages:
        if not (folder / stage.checks).is_file():
            raise AssignmentError(
                f"{folder} has no {stage.checks}; stage {stage.name} needs its checks."
            )
    return assignment


def _build(entries: AssignmentFile, folder: Path) -> Assignment:
    return Assignment(
        name=entries.name,
        title=entries.title,
        folder=folder,
        stages=_read_stages(entries.stage),
        limits=Limits(**msgspec.structs.asdict(entries.limits)),
        public_seed=entries.public_seed,
        given={name: _read(folder / f"{name}.py") for name in entries.given},
        data=_read_data(entries, folder),
        manual=_read_manual(entries),
        packages=_check_packages(entries.packages),
        pictures=_read(folder / "pictures.py") if (folder / "pictures.py").exists() else "",
        protections=_check_protections(
            PROTECTIONS if entries.protections is None else entries.protections
        ),
        deadline=read_deadline(entries.deadline),
        words=_read_words(entries.words),
        visibility=read_visibility(
            entries.visibility, [folder / f"test_{stage.name}.py" for stage in entries.stage]
        ),
    )


def _read_stages(entries: Sequence[file_format.Stage]) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    for entry in entries:
        name, earlier = entry.name, [stage.name for stage in stages]
        functions = read_functions(entry)
        needs = tuple(earlier if entry.needs is None else entry.needs)
        hints = {key: tuple(steps) for key, steps in entry.hints.items()}
        if unknown := [other for other in needs if other not in earlier]:
            raise ValueError(f"stage {name} needs {unknown[0]!r}, which is no earlier stage")
        if unknown := [key for key in hints if key not in {each.name for each in functions}]:
            raise ValueError(f"stage {name} has hints for {unknown[0]!r}, which it does not define")
        if name in earlier:
            raise ValueError(f"there are two stages named {name!r}")
        taken = [module for stage in stages for module in stage.modules]
        stages.append(Stage(name, add([entry.points]), functions, needs, entry.read, hints))
        if twice := [module for module in stages[-1].modules if module in taken]:
            raise ValueError(f"two stages have the file {twice[0]}.py")
    return tuple(stages)


def _read_words(entries: file_format.Words) -> Words:
    for name, sides in entries.shapes.items():
        for side in sides:
            if side not in entries.sides and not side.isdecimal():
                raise ValueError(
                    f"[words.shapes] {name} has a side {side!r} that is not in [words.sides]"
                )
    shapes, returns = (
        {name: tuple(each) for name, each in table.items()}
        for table in (entries.shapes, entries.returns)
    )
    return Words(entries.sides, shapes, returns, entries.steps, entries.values)


def _check_protections(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in PROTECTIONS:
            raise ValueError(f"unknown protection {name!r}; choose from: {', '.join(PROTECTIONS)}")
    return tuple(names)


def _read_data(entries: AssignmentFile, folder: Path) -> dict[str, bytes]:
    taken = {"assignment.toml", "README.md"}
    for name in entries.data:
        if Path(name).name != name or name in taken or name.endswith(".py"):
            raise ValueError(f"data: {name!r} should be the name of a data file in this folder")
    try:
        return {name: (folder / name).read_bytes() for name in entries.data}
    except OSError as error:
        place = Path(error.filename).name
        raise ValueError(f"the data file {place} cannot be read ({error.strerror})") from error


def _read_manual(entries: AssignmentFile) -> tuple[Manual, ...]:
    taken = {"total", *(stage.name for stage in entries.stage)}
    for each in entries.manual:
        if each.name in taken:
            raise ValueError(f"manual: the name {each.name!r} is taken")
        taken.add(each.name)
    return tuple(Manual(each.name, add([each.points]), each.asks) for each in entries.manual)


def _check_packages(names: Sequence[str]) -> tuple[str, ...]:
    if odd := [name for name in names if not name.isidentifier()]:
        raise ValueError(f"packages: {odd[0]!r} should be a name as it is imported, such as pandas")
    return tuple(names)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"the module {path.name} cannot be read ({error.strerror})") from error


def find_kit(folder: Path) -> Path | None:
    """The assignment in a folder of modules: in its `kit`, else the folder itself; None if there is none."""
    return next(
        (home for home in (folder / KIT, folder) if (home / "assignment.toml").is_file()), None
    )


def locate(name: str) -> Path:
    """The folder of an assignment, by path or by name.

    A name is searched for in `assignments/` of the current folder, in the checkout, then in the package.
    Raises `AssignmentError` listing the available assignments.
    """
    if kit := find_kit(Path(name)):
        return kit.resolve()
    homes = homes_of_assignments()
    if (own := Path.cwd() / "assignments").is_dir():
        homes = [own, *homes]
    for home in homes:
        if (home / name / "assignment.toml").is_file():
            return home / name
    known = sorted({file.parent.name for home in homes for file in home.glob("*/assignment.toml")})
    raise AssignmentError(
        f"There is no assignment {name!r}. Available: {', '.join(known) or 'none'}."
    )


def homes_of_assignments() -> list[Path]:
    """The folders that hold assignments: beside the package in a checkout, else inside it."""
    package = Path(__file__).resolve().parents[1]
    return [
        home for home in (package.parent / "assignments", package / "assignments") if home.is_dir()
    ]


def load_known() -> list[Assignment]:
    """Every assignment that has a home or is in `assignments/` of the current folder, by name."""
    own = {
        file.parent.name: file.parent for file in Path.cwd().glob("assignments/*/assignment.toml")
    }
    return [load(folder) for _, folder in sorted({**find_installed_folders(), **own}.items())]


def find_installed_folders() -> dict[str, Path]:
    """The folder of every assignment that has a home, by name; the checkout's before the package's."""
    return {
        file.parent.name: file.parent
        for home in reversed(homes_of_assignments())
        for file in home.glob("*/assignment.toml")
    }
