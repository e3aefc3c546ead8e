"""Names that look alike, of one student perhaps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def find_alike(names: Sequence[str]) -> list[list[str]]:
    """Names that differ only in capitals, blanks, accents' encoding, or `Copy of` before them."""
    groups: dict[str, list[str]] = {}
    for name in names:
        plain = " ".join(unicodedata.normalize("NFC", name).casefold().split())
        groups.setdefault(plain.removeprefix("copy of "), []).append(name)
    return [group for group in groups.values() if len(group) > 1]
