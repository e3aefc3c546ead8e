"""Which files of a submission are its modules: one folder's, or nothing where it could be two."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from grader.errors import SubmissionError
from grader.intake.file_source import Item, is_archive
from grader.intake.safe_archive import MODULE, NOTEBOOK, is_litter
from grader.safe_text import clean

Folder = tuple[str, ...]
Files = Mapping[str, Item]


def choose_files(items: Sequence[Item], stages: Collection[str]) -> Files:
    """The files of the folder with the modules, by plain name; links are among them.

    stages: the names of the modules that are wanted. Raises `SubmissionError` where two folders could
    be meant, or a folder holds a name twice.
    """
    folders = _group(items)
    sets = {folder: _find_stages(files, stages) for folder, files in folders.items()}
    found = {folder: names for folder, names in sets.items() if names}
    if found:
        best = _choose_best(found, len(stages))
        return folders[best]
    sources = [folder for folder, files in folders.items() if any(map(is_source, files))]
    first = min(sources or folders, key=lambda folder: (len(folder), folder), default=())
    return folders.get(first, {})


def find_archives(items: Sequence[Item]) -> list[Item]:
    """The archives among files, wherever they are."""
    return [item for item in items if is_archive(item.name) and not any(map(is_litter, item.path))]


def is_source(name: str) -> bool:
    """Whether a file is Python or a notebook, by its name."""
    return name.endswith(".py") or bool(NOTEBOOK.fullmatch(name))


def _group(items: Sequence[Item]) -> dict[Folder, dict[str, Item]]:
    folders: dict[Folder, dict[str, Item]] = {}
    for item in items:
        if any(map(is_litter, item.path)):
            continue
        inside = folders.setdefault(item.path[:-1], {})
        if item.name in inside:
            raise SubmissionError(
                f"It holds {clean(item.name, 100)!r} twice; nothing of it was read. Leave the right one."
            )
        inside[item.name] = item
    return folders


def _find_stages(files: Files, stages: Collection[str]) -> set[str]:
    """The stages whose module a folder holds."""
    return {
        name[:-3]
        for name, item in files.items()
        if MODULE.fullmatch(name) and name[:-3] in stages and not item.link
    }


def _choose_best(found: Mapping[Folder, set[str]], whole: int) -> Folder:
    """The folder with most of the modules, where no other one could be meant."""
    best = max(found, key=lambda folder: (len(found[folder]), -len(folder)))
    for other, names in sorted(found.items()):
        rival = len(names) == whole or len(other) <= len(best) or not names <= found[best]
        if other != best and rival:
            raise SubmissionError(
                f"It holds two sets of modules, in {_show(best)} and in {_show(other)}. Hand in one of them."
            )
    return best


def _show(folder: Folder) -> str:
    return clean("/".join(folder), 100) + "/" if folder else "the top folder"
