"""The floor: nothing but the student's functions, called bare, in one process that has NumPy.

`python -m benchmarks.floor CALLS STUDENTS` imports each submission anew and makes the recorded
calls: no comparing, no limits, no process or file of its own for a submission.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, invalidate_caches
from pathlib import Path

import numpy as np  # noqa: F401  # warm


@contextmanager
def importable(student: Path) -> Iterator[None]:
    """The modules of one student, forgotten afterwards."""
    sys.path.insert(0, str(student))
    invalidate_caches()
    yield
    sys.path.remove(str(student))
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(f"{student}/"):
            del sys.modules[name]


def main(calls: Path, students: Path) -> None:
    """Make the calls, for one student after another."""
    sys.dont_write_bytecode = True
    asked = pickle.loads(calls.read_bytes())
    for student in sorted(students.iterdir()):
        with importable(student):
            for module, function, arguments in asked:
                getattr(import_module(module), function)(*arguments)
            print(student.name)


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
