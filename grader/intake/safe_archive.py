"""Read an untrusted .zip in memory: nothing is unpacked to disk, and claimed sizes are not trusted.

The end record is checked before the list of files, and the list before any file. A file is inflated
up to the size limit only. The end record is verified here, and `zipfile` gets bytes with exactly
one end record, so that both readers agree.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.errors import SubmissionError
from grader.safe_text import clean

ARCHIVE_BYTES = 8 * 2**20  # the compressed archive
FILES = 1000  # entries, including folders and system files
LIST_BYTES = 2**19  # the list of entries: some 500 bytes for each name
FILE_BYTES = 2**20  # one module
MODULES_BYTES = 4 * 2**20  # all modules together
NAME_CHARACTERS = 255  # the limit of file systems

MODULE = re.compile(r"[^\W\d]\w*\.py")
NOTEBOOK = re.compile(r"[^\n]+\.ipynb", re.IGNORECASE)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # zipfile does not bound other methods

# APPNOTE.TXT 4.3.16, the end of the list: its number, its disks, entries here and in all, the
# list's size and place, the length of the comment that follows. 4.3.7: what a local header is.
_END = struct.Struct("<4s4H2LH")
_END_MARK, _ENTRY_MARK, _ZIP64_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x06\x07"
_ZIP64_BYTES = 20  # of the mark before the end that says so
_LOCAL = struct.Struct("<26x2H")

OTHERS = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip"}

# What `zipfile` and `zlib` raise where bytes are no archive.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


@dataclass(frozen=True)
class ArchiveEntry:
    """A file in an archive, or a link. read: its bytes, where they are at most so many; size: as it says."""

    path: tuple[str, ...]
    read: Callable[[int], bytes]
    link: bool = False
    size: int = 0


def list_zip(content: bytes, times: int = 1) -> list[ArchiveEntry]:
    """The files in a zip, by their claims; it may list so many times what a student's may.

    Raises `SubmissionError`, and nothing else, for a broken, too large or suspicious archive. An
    entry that is encrypted, packed in an unusual way or longer than it says is refused when it is read.
    """
    if not content:
        raise SubmissionError("The archive is empty: it has no bytes. Zip the folder again.")
    for mark, kind in OTHERS.items():
        if content.startswith(mark):
            raise SubmissionError(
                f"This is a {kind} archive under another name, which is not read. Ask for a .zip."
            )
    with faults():
        archive = open_archive(content, times)
        return [
            ArchiveEntry(path.parts, _read_later(archive, entry), _is_link(entry), entry.file_size)
            for entry in archive.infolist()
            if (path := check_entry(entry, times == 1))
        ]


def _read_later(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        with faults():
            check_entry(entry)
            check_size(PurePosixPath(entry.orig_filename).name, entry.file_size, limit)
            return read_entry(archive, entry)

    return read


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


@contextmanager
def faults() -> Iterator[None]:
    """Convert errors of `zipfile` and `zlib` to `SubmissionError`."""
    try:
        yield
    except _FAULTS as error:
        raise SubmissionError(
            f"This .zip cannot be opened ({clean(str(error), 200)}). Zip the folder again."
        ) from error


def open_archive(content: bytes, times: int = 1) -> zipfile.ZipFile:
    """Open an archive after checking its end record and list; `times` multiplies a student's limits."""
    end = _find_end(content)
    start = _check_end(content, end, times)
    alone = content[: end + _END.size - 2] + b"\0\0"  # without its comment
    archive = zipfile.ZipFile(io.BytesIO(alone))
    _check_places(archive.infolist(), content, start)
    return archive


def is_litter(name: str) -> bool:
    """Whether a name belongs to a system or editor file: .DS_Store, __MACOSX, __pycache__."""
    return name.startswith((".", "__")) or name == "Icon\r"


def _find_end(content: bytes) -> int:
    """The offset of the only end record."""
    places = []
    place = content.find(_END_MARK, max(0, len(content) - _END.size - 0xFFFF))
    while 0 <= place <= len(content) - _END.size:
        comment = _END.unpack_from(content, place)[-1]
        if place + _END.size + comment == len(content):
            places.append(place)
        place = content.find(_END_MARK, place + 1)
    if len(places) != 1:
        raise zipfile.BadZipFile("it has more than one end" if places else "it has no end")
    return places[0]


def _check_end(content: bytes, end: int, times: int) -> int:
    """The offset of the list of entries, after checking its size."""
    _, disk, first_disk, here, entries, size, start, _ = _END.unpack_from(content, end)
    before = content[max(0, end - _ZIP64_BYTES) : end]
    if before.startswith(_ZIP64_MARK) or 0xFFFF in (here, entries) or 0xFFFFFFFF in (size, start):
        raise SubmissionError(
            "The archive is a zip64. Zip only the modules, with your system's tool."
        )
    if entries > times * FILES:
        raise SubmissionError(
            f"The archive holds more than {times * FILES} entries. Zip only the modules."
        )
    if size > times * LIST_BYTES:
        raise SubmissionError(
            f"The names in the archive take more than {times * LIST_BYTES // 2**10} KB. Zip only the modules."
        )
    if disk or first_disk or here != entries:
        raise zipfile.BadZipFile("it is one part of several")
    if start + size != end or content.count(_ENTRY_MARK, start, end) != entries:
        raise zipfile.BadZipFile("its list of files has a wrong offset or size")
    return int(start)


def check_entry(entry: zipfile.ZipInfo, strict: bool = True) -> PurePosixPath | None:
    """The path of a file to look at; None for a folder and for litter.

    Raises `SubmissionError` for an entry that no archive should hold; where it is not `strict`, its
    path all the same, so that it can be refused when its owner's turn comes.
    """
    name = entry.orig_filename  # zipfile's other name for it ends at a NUL
    try:
        path = check_name(name)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK):
            raise SubmissionError(
                f"The archive holds {clean(name, 100)!r}, which is a device; nothing was read. Zip the file itself."
            )
        if entry.flag_bits & 1:
            raise SubmissionError("The archive is encrypted; zip it without a password.")
        if entry.compress_type not in PACKINGS:
            raise SubmissionError(
                f"The archive holds {clean(name, 100)!r} with an unsupported compression (number {entry.compress_type}). Zip the folder with default settings."
            )
    except SubmissionError:
        path = PurePosixPath(*(part for part in name.replace("\\", "/").split("/") if part))
        if strict or not path.parts:
            raise
    if name.endswith(("/", "\\")) or any(part != ".." and is_litter(part) for part in path.parts):
        return None
    return path


def check_name(name: str) -> PurePosixPath:
    """A name in an archive as a path; raises `SubmissionError` for one that leads out of it."""
    path = _normalize(name)
    if not _is_safe(path, name):
        raise SubmissionError(
            f"The archive holds the unsafe name {clean(name, 100)!r}; nothing was read. Zip only the modules."
        )
    return path


def _normalize(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def _is_safe(path: PurePosixPath, name: str) -> bool:
    """Whether a name is a safe relative path without control characters."""
    if path.is_absolute() or re.match("[A-Za-z]:", name) or not path.parts:
        return False
    return all(
        part == "Icon\r"  # every folder of a Mac may have one
        or (part != ".." and len(part) <= NAME_CHARACTERS and not _has_controls(part))
        for part in path.parts
    )


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def _check_places(entries: list[zipfile.ZipInfo], content: bytes, end: int) -> None:
    """Check that files do not overlap: overlapping files can expand without limit."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if not free <= entry.header_offset <= end - _LOCAL.size:
            raise zipfile.BadZipFile("its files overlap")
        name, extra = _LOCAL.unpack_from(content, entry.header_offset)
        free = entry.header_offset + _LOCAL.size + name + extra + entry.compress_size
    if free > end:
        raise zipfile.BadZipFile("a file extends past the list of files")


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, up to its claimed size."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile("a file is shorter than it says")
    return content


def check_size(name: str, size: int, limit: int = FILE_BYTES) -> None:
    """Raise `SubmissionError` for a file above the limit (default: a module's)."""
    if size > limit:
        usual = "a module is a few kilobytes" if limit == FILE_BYTES else "zip the modules alone"
        raise SubmissionError(f"{clean(name, 100)} is larger than {limit // 2**20} MB; {usual}.")


def check_total(size: int) -> None:
    """Raises `SubmissionError` for modules that are too large together."""
    if size > MODULES_BYTES:
        raise SubmissionError(
            f"The modules are larger than {MODULES_BYTES // 2**20} MB together; hand in your own alone."
        )
