"""A bundle of files for another system: one zip, or one folder, written whole or not at all.

A bundle that is there already is replaced only if xorkit wrote it and nothing in it has changed since.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.atomic_files import WRITING, write_whole
from grader.errors import OutputError
from grader.own_files import MANIFEST

MARK = b"Written by xorkit return."  # the comment of a zip
FIRST = (1980, 1, 1, 0, 0, 0)  # of every entry, so that a second run writes the same bytes


def write_bundle(place: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names with `/`, into `place.zip` or into a folder; raises `OutputError`."""
    if place.is_symlink():
        raise OutputError(f"{place} is a link. Name the place itself with --into.")
    try:
        if place.suffix.lower() == ".zip":
            _require_own_zip(place)
            write_whole(place, pack(files))
        else:
            _require_own_folder(place)
            _write_folder(place, files)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written ({error.strerror}). Name another place with --into."
        ) from error


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip of files, the same bytes for the same files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = MARK
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever this system is
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return content.getvalue()


def _require_own_zip(place: Path) -> None:
    """Raise unless there is nothing, or a zip of ours to which nothing was added."""
    if not place.exists():
        return
    try:
        with zipfile.ZipFile(place) as archive:
            own = archive.comment == MARK
            own = own and all(each.date_time == FIRST for each in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        own = False
    if not own:
        raise OutputError(f"{place} is there already, and xorkit did not write it. Name another place with --into.")  # fmt: skip


def _require_own_folder(place: Path) -> None:
    """Raise unless there is nothing, or a folder that holds what we wrote and nothing else."""
    if not place.exists():
        return
    if not place.is_dir():
        raise OutputError(f"{place} is a file. Name a folder, or a .zip, with --into.")
    try:
        written = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        known = dict(written) if isinstance(written, dict) else {}
    except (OSError, ValueError):
        known = {}
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if path.is_symlink() or (path.is_file() and not _is_own(path, name, known)):
            raise OutputError(f"{place} holds {name}, which xorkit did not write, or which was changed since. Name another place with --into.")  # fmt: skip


def _is_own(path: Path, name: str, known: Mapping[str, object]) -> bool:
    return (name == MANIFEST and bool(known)) or known.get(name) == _hash(path.read_bytes())


def _write_folder(place: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder beside the place, and change the two."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=WRITING))
    old = fresh.with_name(f"{fresh.name}-old")
    try:
        manifest = {name: _hash(content) for name, content in files.items()}
        text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
        for name, content in {**files, MANIFEST: text.encode()}.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        fresh.chmod(0o777 & ~_umask())
        if place.exists():
            place.rename(old)
        try:
            fresh.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
    finally:
        for left in (fresh, old):
            if left.exists() and place.exists():
                shutil.rmtree(left)


def _umask() -> int:
    """The umask; the system returns it only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
