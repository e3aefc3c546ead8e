"""Files of a submission or of a class's download, from a folder or an archive, read one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from grader.errors import SubmissionError
from grader.intake.safe_archive import FILES, check_size, is_litter, list_zip
from grader.intake.safe_folder import Listed, SafeFolder, refuse_link
from grader.intake.safe_tar import TARS, list_tar

DEPTH = 5  # levels of folders below a student's
ARCHIVES = (".zip", *TARS)

Read = Callable[[int, list[str]], bytes]


@dataclass(frozen=True)
class Item:
    """A file. path: its parts, from the top; link: whether it is one, which is never followed.

    size: in bytes, as it was listed. read: its bytes, at most so many; a sentence is added to the list where it has changed since it was
    listed. Reading raises `SubmissionError` for a file that is too large, odd, or cut short.
    """

    path: tuple[str, ...]
    read: Read
    link: bool = False
    size: int = 0

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path[-1]

    def below(self, depth: int) -> Item:
        """The same file, with its path relative to a deeper folder."""
        return self.renamed(*self.path[depth:])

    def renamed(self, *path: str) -> Item:
        """The same under another path."""
        return Item(path, self.read, self.link, self.size)


def is_archive(name: str) -> bool:
    """Whether a file is an archive that is read, by its name."""
    return name.lower().endswith(ARCHIVES)


def list_archive(name: str, content: bytes, times: int = 1) -> list[Item]:
    """The files in an archive; it may list so many times what a student's may.

    Raises `SubmissionError` where it is broken, too large, or no archive. An entry that no archive
    should hold says so when it is read: in the download of a class, it may be one student's doing.
    """
    entries = (
        list_zip(content, times) if name.lower().endswith(".zip") else list_tar(content, times)
    )
    return [
        Item(entry.path, _read_entry(entry.path[-1], entry.read), entry.link, entry.size)
        for entry in entries
    ]


def _read_entry(name: str, extract: Callable[[int], bytes]) -> Read:
    def read(limit: int, changes: list[str]) -> bytes:
        del changes  # an archive is in memory, where nothing changes
        content = extract(limit)
        check_size(name, len(content), limit)
        return content

    return read


def list_folder(folder: SafeFolder, holder: Callable[[], SafeFolder] | None = None) -> list[Item]:
    """The files of one student's folder and of those in it, the upper ones first.

    holder: opens the folder anew at the time of reading, where it is not held open. Links are among
    the files. Raises `SubmissionError` for more files at the top than a submission may have; of a
    folder in it that has so many, the rest is not looked at.
    """
    top = folder.list(FILES + 1)
    if len(top) > FILES:
        raise SubmissionError(
            f"The folder holds more than {FILES} files. Hand in only the modules."
        )
    return list(islice(_walk(folder, top, holder or (lambda: folder)), FILES))


def _walk(
    folder: SafeFolder, top: list[Listed], holder: Callable[[], SafeFolder]
) -> Iterator[Item]:
    level: list[tuple[tuple[str, ...], list[Listed]]] = [((), top)]
    for _ in range(DEPTH + 1):
        below: list[tuple[str, ...]] = []
        for parts, found in level:
            for listed in found:
                if is_litter(listed.name):
                    continue
                if listed.kind == "folder":
                    below.append((*parts, listed.name))
                else:
                    yield make_item(holder, parts, listed)
        level = []
        for parts in below[:FILES]:
            with folder.below(parts) as inner:
                level.append((parts, inner.list(FILES)))


def make_item(holder: Callable[[], SafeFolder], parts: tuple[str, ...], listed: Listed) -> Item:
    """A file below a folder, as it was listed."""

    def read(limit: int, changes: list[str]) -> bytes:
        if listed.kind == "link":
            raise refuse_link(listed.name)
        if parts:
            with holder().below(parts) as folder:
                content, changed = folder.read(listed, limit)
        else:
            content, changed = holder().read(listed, limit)
        check_size(listed.name, len(content), limit)
        if changed:
            changes.append(f"{listed.name} was changed after the class was listed.")
        return content

    return Item((*parts, listed.name), read, listed.kind == "link", listed.identity[1])


def split_path(name: str) -> tuple[str, ...]:
    """The parts of a name in an archive, whichever separator it has."""
    return PurePosixPath(name.replace("\\", "/")).parts
