"""Equal arguments are the same objects from call to call, as in a program of the student's own.

There the same array meets one companion after another. A submission that remembers an answer by the
identity of an array would otherwise never be seen to mix two calls up.
"""

from __future__ import annotations

from typing import Any

import numpy as np

MOST, LARGEST = 256, 2**16  # arrays and dicts that are kept; bytes of one array


class KeptArguments:
    """The arrays and dicts of earlier calls."""

    def __init__(self) -> None:
        self._arrays: dict[tuple[str, tuple[int, ...], bytes], Any] = {}
        self._dicts: dict[tuple[tuple[str, int], ...], dict[str, Any]] = {}

    def find(self, arguments: Any) -> Any:
        """The arguments of a call, with each array and dict that was there before in the place of its equal.

        Two arguments of one call are never the same object.
        """
        return self._find(arguments, set())

    def _find(self, value: Any, used: set[int]) -> Any:
        if type(value) is np.ndarray:
            kept = self._find_array(value)
        elif type(value) is tuple:
            return tuple(self._find(entry, used) for entry in value)
        elif type(value) is dict:
            kept = self._find_dict({key: self._find(entry, used) for key, entry in value.items()})
        else:
            return value
        if id(kept) in used:
            return value
        used.add(id(kept))
        return kept

    def _find_array(self, array: Any) -> Any:
        if array.nbytes > LARGEST:
            return array
        content = array.tobytes()
        key = (array.dtype.str, array.shape, content)
        kept = self._arrays.get(key)
        # The submission may have changed it, or its shape, in place.
        if kept is None or kept.shape != array.shape or kept.tobytes() != content:
            if len(self._arrays) >= MOST:
                self._arrays.clear()
            kept = self._arrays[key] = array
        return kept

    def _find_dict(self, value: dict[str, Any]) -> dict[str, Any]:
        key = tuple((name, id(entry)) for name, entry in value.items())
        kept = self._dicts.get(key, {})
        if list(kept) != list(value) or any(kept[name] is not value[name] for name in value):
            if len(self._dicts) >= MOST:
                self._dicts.clear()
            kept = self._dicts[key] = value
        return kept
