"""Captured output: the beginning is kept, the rest is counted."""

from __future__ import annotations

import io


class Transcript(io.TextIOBase):
    """A text stream that keeps its first `limit` characters and counts all of them."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.kept = ""
        self.total = 0

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has a plain attribute here
        """As a terminal would say."""
        return "utf-8"

    def writable(self) -> bool:
        """Always writable."""
        return True

    def write(self, text: str) -> int:
        """Keep what fits."""
        room = self.limit - len(self.kept)
        if room > 0:
            self.kept += text[:room]
        self.total += len(text)
        return len(text)

    def take(self) -> tuple[str, int]:
        """The kept text and the number of characters written since the last call."""
        kept, total = self.kept, self.total
        self.kept, self.total = "", 0
        return kept, total
