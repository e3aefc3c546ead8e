"""The pictures of a handout's text: the files in the assignment's folder `images`."""

from __future__ import annotations

from pathlib import Path

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
