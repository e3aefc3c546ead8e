"""Reads a submission: from a folder, an archive, a notebook, or its files in a class's download."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from grader.errors import SubmissionError
from grader.intake.file_source import (
    ARCHIVES,
    Item,
    is_archive,
    list_archive,
    list_folder,
    make_item,
)
from grader.intake.module_sets import Files, choose_files, find_archives, is_source
from grader.intake.near_names import is_near
from grader.intake.notebook import NOTEBOOK_BYTES
from grader.intake.safe_archive import (
    ARCHIVE_BYTES,
    FILE_BYTES,
    MODULE,
    MODULES_BYTES,
    NOTEBOOK,
    check_total,
)
from grader.intake.safe_folder import open_folder
from grader.intake.submission import Submission, build, decode
from grader.safe_text import clean, count

SEVERAL = 3  # archives beside modules that are looked into


def read_submission(path: Path, student: str = "", stages: Collection[str] = ()) -> Submission:
    """A submission from a folder, an archive or a notebook; the path itself is the caller's own.

    stages: the names of the modules that are wanted, to tell two sets of them apart. Raises
    `SubmissionError` where the path is none of them. What is wrong with the content is the
    submission's own problem and comes back as `Submission.problem`.
    """
    student = student or (path.stem if path.is_file() else path.resolve().name)
    if path.is_dir():
        return read_safely(student, lambda: _read_folder(path, student, stages))
    if is_archive(path.name) or NOTEBOOK.fullmatch(path.name):
        return read_safely(student, lambda: _read_file(path, student, stages))
    raise SubmissionError(
        f"{path} is neither a folder nor an archive ({', '.join(ARCHIVES)}) nor an .ipynb; a submission is one of them."
    )


def _read_folder(path: Path, student: str, stages: Collection[str]) -> Submission:
    with open_folder(path) as folder:
        return read_items(student, list_folder(folder), stages)


def _read_file(path: Path, student: str, stages: Collection[str]) -> Submission:
    real = path.resolve()
    limit = ARCHIVE_BYTES if is_archive(path.name) else NOTEBOOK_BYTES
    with open_folder(real.parent) as folder:
        listed = next(each for each in folder.list() if each.name == real.name)
        content = make_item(lambda: folder, (), listed).read(limit, [])
    return read_content(path.name, content, student, stages)


def read_safely(student: str, read: Callable[[], Submission]) -> Submission:
    """What is read, or a submission that says why it cannot be."""
    try:
        return read()
    except SubmissionError as error:
        return Submission(student, {}, problem=str(error))
    except OSError as error:
        where = clean(Path(str(error.filename or "It")).name, 100)
        said = (
            f"{where} cannot be read: {error.strerror}. Check its permissions, or hand it in again."
        )
        return Submission(student, {}, problem=said)


def read_content(name: str, content: bytes, student: str, stages: Collection[str]) -> Submission:
    """A submission that is one file: an archive, or a notebook."""
    if not is_archive(name):
        return build(student, {name: content})
    items = list_archive(name, content)
    if not any(is_source(item.name) for item in items) and (inner := find_archives(items)):
        raise SubmissionError(
            f"The archive holds no modules, but another archive, {clean(inner[0].name, 100)!r}; zip the modules themselves."
        )
    return read_items(student, items, stages)


def read_items(student: str, items: Sequence[Item], stages: Collection[str]) -> Submission:
    """A submission from its files: modules and a notebook, else the one archive that there is.

    A link is left out and named; one in the place of a module is that module's own trouble.
    """
    changes: list[str] = []
    files = choose_files(items, stages, changes)
    archives = find_archives(items)
    if not any(map(is_source, files)) and archives:
        if len(archives) > 1:
            names = ", ".join(clean(item.name, 60) for item in archives[:3])
            raise SubmissionError(
                f"There are {len(archives)} archives ({names}) and no modules. Keep only the right one."
            )
        content = archives[0].read(ARCHIVE_BYTES, changes)
        found = read_content(archives[0].name, content, student, stages)
    else:
        _look_into(archives, stages, changes)
        found = _read_modules(student, files, changes, stages)
    links = [item.name for item in items if item.link]
    if links:
        shown = ", ".join(clean(name, 60) for name in links[:3])
        changes.append(f"{count(len(links), 'link')} left out, and not followed: {shown}.")
    return replace(found, notes=(*found.notes, *changes))


def _read_bounded(item: Item, left: int, changes: list[str]) -> bytes:
    """A module, of which no more is read than all modules may have together."""
    try:
        return item.read(min(FILE_BYTES, left), changes)
    except SubmissionError:
        if left < FILE_BYTES:
            check_total(MODULES_BYTES + 1)
        raise


def _look_into(archives: Sequence[Item], stages: Collection[str], notes: list[str]) -> None:
    """An archive beside modules is noted; one with modules in it may be what is meant."""
    for item in archives:
        shown = clean(item.name, 60)
        if len(archives) <= SEVERAL and _holds_stages(item, stages):
            raise SubmissionError(
                f"It holds modules, and more of them in {shown} beside them. Leave the right ones."
            )
        notes.append(f"{shown} was not used: the modules beside it count.")


def _holds_stages(archive: Item, stages: Collection[str]) -> bool:
    try:
        items = list_archive(archive.name, archive.read(ARCHIVE_BYTES, []))
    except (SubmissionError, OSError):  # it cannot be read, and is noted
        return False
    return bool({item.name for item in items} & {f"{stage}.py" for stage in stages})


def _read_modules(
    student: str, files: Files, changes: list[str], stages: Collection[str]
) -> Submission:
    """The contents of modules and of a single notebook; only the names of other files."""
    links = {name: item for name, item in files.items() if item.link}
    plain = {name: item for name, item in files.items() if name not in links}
    notebooks = [name for name in plain if NOTEBOOK.fullmatch(name)]
    contents = dict.fromkeys(plain, b"")
    check_total(
        sum(min(each.size, FILE_BYTES) for name, each in plain.items() if MODULE.fullmatch(name))
    )
    total = 0
    for name, item in plain.items():
        if MODULE.fullmatch(name):
            contents[name] = _read_bounded(item, MODULES_BYTES - total, changes)
            total += len(contents[name])
        elif notebooks == [name]:
            contents[name] = item.read(NOTEBOOK_BYTES, changes)
    found = build(student, contents)
    refused = {
        name[:-3]: f"{name} is a link. Hand in the file itself."
        for name in links
        if MODULE.fullmatch(name)
    }
    near: dict[str, str] = {}
    for name in plain:
        if not MODULE.fullmatch(name) and any(is_near(name, stage) for stage in stages):
            with suppress(SyntaxError, UnicodeError, LookupError):
                near[name] = decode(plain[name].read(FILE_BYTES, changes))
    return replace(found, unreadable={**found.unreadable, **refused}, near=near)
