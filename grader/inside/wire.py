"""The wire: a closed vocabulary of plain values, as bytes.

A value is None, a bool, an int, a float, a str, a list, a tuple, a set, a dict with str or int keys,
an array of plain numbers or of texts, or a random generator (`numpy.random.Generator`, of PCG64),
nested at most `DEPTH` deep. `encode` refuses everything else by name; `decode`
raises `WireError` for bytes that `encode` cannot have written, and never allocates more than 64
bytes for each that it was given, nor than 6 beside 256 for each of `ITEMS`. (A list of the smallest
arrays comes to 54, a text to 6, an array to 2.) A frame is a length and that many bytes.
"""

from __future__ import annotations

from .decoding import decode
from .encoding import Refused, encode, name_type
from .wire_limits import DTYPES, INTEGER_BYTES, ITEMS, SIDES

__all__ = [
    "DTYPES",
    "INTEGER_BYTES",
    "ITEMS",
    "SIDES",
    "Refused",
    "decode",
    "encode",
    "name_type",
]
