"""A .tar, .tar.gz, .tgz or .tar.xz from anybody, read in memory: nothing is unpacked to disk.

What is compressed is inflated to a bound, whatever it claims; then Python's own `tarfile` lists it. A
link, a device, a sparse file, an absolute or a climbing name is never read.
"""

from __future__ import annotations

import io
import lzma
import tarfile
import zlib
from collections.abc import Callable

from grader.errors import SubmissionError
from grader.intake.safe_archive import FILES, ArchiveEntry, check_name, check_size
from grader.safe_text import clean

TARS = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz")
TAR_BYTES = 32 * 2**20  # an archive once it is inflated: it holds files that are not read, too
XZ_MEMORY = 128 * 2**20  # that inflating may take; the usual levels take 65 MB at the most

# What tarfile, zlib and lzma raise where bytes are no archive.
_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, OverflowError)


def list_tar(content: bytes, times: int = 1) -> list[ArchiveEntry]:
    """The files in a tar archive; it may list so many times what a student's may.

    Raises `SubmissionError`, and nothing else, for an archive that is broken, too large or odd.
    """
    try:
        data = _inflate(content, times)
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            entries: list[tarfile.TarInfo] = []
            while (member := archive.next()) is not None:
                if len(entries) >= times * FILES:
                    raise SubmissionError(
                        f"The archive holds more than {times * FILES} entries; pack the modules alone."
                    )
                entries.append(member)
            return [
                ArchiveEntry(
                    path, _read(data, member), member.issym() or member.islnk(), member.size
                )
                for member in entries
                if (path := _check_member(member))
            ]
    except _FAULTS as error:
        raise SubmissionError(
            f"This .tar cannot be opened ({clean(str(error), 200)}). Pack the folder again, as a .zip."
        ) from error


def _inflate(content: bytes, times: int) -> bytes:
    """The archive without its compression, as far as it may go."""
    if content.startswith(b"\x1f\x8b"):
        return _inflate_all(content, times, lambda: zlib.decompressobj(wbits=31))
    if content.startswith(b"\xfd7zXZ"):
        return _inflate_all(content, times, lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY))
    if not content.strip(b"\0"):
        raise SubmissionError("The archive is empty. Pack the folder again.")
    return content


def _inflate_all(content: bytes, times: int, make: Callable[[], object]) -> bytes:
    """One compressed stream after another, to the bound."""
    most, parts, size = times * TAR_BYTES, [], 0
    while content:
        stream: object = make()
        part = stream.decompress(content, most - size + 1)  # type: ignore[attr-defined]  # the two have no common type
        size += len(part)
        parts.append(part)
        if size > most:
            raise SubmissionError(
                f"The archive is larger than {most // 2**20} MB once it is unpacked; pack the modules alone."
            )
        if not stream.eof:  # type: ignore[attr-defined]  # as above
            raise EOFError("it is cut short")
        content = stream.unused_data.lstrip(b"\0")  # type: ignore[attr-defined]  # as above
    return b"".join(parts)


def _check_member(member: tarfile.TarInfo) -> tuple[str, ...] | None:
    """The path of a file or a link; None for a folder. Raises `SubmissionError` for anything else."""
    if member.isdir():
        return None
    path = check_name(member.name)
    if not (member.isreg() or member.issym() or member.islnk()) or member.issparse():
        raise SubmissionError(
            f"The archive holds {clean(member.name, 100)!r}, which is a device or a sparse file; nothing of it was read. Pack the file itself."
        )
    return path.parts


def _read(data: bytes, member: tarfile.TarInfo) -> Callable[[int], bytes]:
    """The bytes of a member, straight from the archive: no link is resolved."""

    def read(limit: int) -> bytes:
        check_size(member.name.rpartition("/")[2], member.size, limit)
        content = data[member.offset_data : member.offset_data + member.size]
        if len(content) != member.size:
            raise SubmissionError("The archive is cut short. Pack the folder again.")
        return content

    return read
