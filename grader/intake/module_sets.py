"""Which files of a submission are its modules: one folder's, or nothing where it could be two."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from grader.errors import SubmissionError
from grader.intake.file_source import Item, is_archive
from grader.intake.safe_archive import MODULE, NOTEBOOK, is_litter
from grader.safe_text import clean

Folder = tuple[str, ...]
Files = Mapping[str, Item]


def choose_files(items: Sequence[Item], stages: Collection[str], notes: list[str]) -> Files:
    """The files of the folder with the modules, by plain name; links are among them.

    stages: the names of the modules that are wanted. notes: takes a sentence for what is passed over.
    Raises `SubmissionError` where two folders could be meant, or a folder holds a name twice.
    """
    folders = _group(items)
    sets = {folder: _find_stages(files, stages) for folder, files in folders.items()}
    found = {folder: names for folder, names in sets.items() if names}
    if found:
        best = _choose_best(found, len(stages))
        for folder, names in found.items():
            if folder != best:
                notes.append(f"{_show(folder)} has {_list(names)} too, which was not used.")
        _look_for_notebooks(folders, best, len(found[best]) == len(stages), notes)
        return folders[best]
    sources = [folder for folder, files in folders.items() if any(map(is_source, files))]
    first = min(sources or folders, key=lambda folder: (len(folder), folder), default=())
    return folders.get(first, {})


def _look_for_notebooks(
    folders: Mapping[Folder, Files], best: Folder, whole: bool, notes: list[str]
) -> None:
    """A notebook in another folder than the modules is noted, or a person must choose."""
    for folder, files in folders.items():
        for name in files if folder != best else ():
            if NOTEBOOK.fullmatch(name) and not whole:
                raise SubmissionError(
                    f"It holds a notebook, {clean(name, 60)}, in {_show(folder)} and modules in {_show(best)}. Leave the right one."
                )
            if NOTEBOOK.fullmatch(name):
                notes.append(f"{clean(name, 60)} in {_show(folder)} was not used.")


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
    """The folder with most of the modules, where no other one could be meant.

    A smaller set is passed over only inside that folder: it may be an old copy.
    """
    best = max(found, key=lambda folder: (len(found[folder]), -len(folder)))
    for other, names in sorted(found.items()):
        inside = other[: len(best)] == best
        if other == best or (inside and names <= found[best] and len(names) < whole):
            continue
        places = f"in {_show(best)} and in {_show(other)}"
        if names & found[best]:
            raise SubmissionError(f"It holds two sets of modules, {places}. Hand in one of them.")
        raise SubmissionError(f"Its modules are in two folders, {places}. Put them into one.")
    return best


def _list(names: Collection[str]) -> str:
    return ", ".join(f"{name}.py" for name in sorted(names))


def _show(folder: Folder) -> str:
    return clean("/".join(folder), 100) + "/" if folder else "the top folder"
