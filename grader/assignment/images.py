"""The pictures of a handout's text: the files in the assignment's folder `images`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.atomic_files import write_whole
from grader.errors import OutputError

IMAGES = "images"


def read_images(folder: Path) -> dict[str, bytes]:
    """The pictures of the assignment in a folder, by their paths in its text: `images/valley.svg`."""
    place = folder / IMAGES
    files = sorted(place.iterdir()) if place.is_dir() else []
    return {
        f"{IMAGES}/{file.name}": file.read_bytes()
        for file in files
        if file.is_file() and not file.name.startswith(".")
    }


def write_images(images: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write them beside a notebook; the files. Raises `OutputError` rather than write over another one."""
    files = {folder / name: data for name, data in images.items()}
    for path, data in files.items():
        if path.exists() and not (path.is_file() and path.read_bytes() == data):
            raise OutputError(
                f"{path} exists and is another picture. Move it away to write this one."
            )
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    return list(files)
