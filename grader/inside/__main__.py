"""Start the inside process: for one submission on standard pipes, or as a fork server.

`python -c … pipes` serves one submission and ends with it. `python -c … warm N` imports NumPy and the
assignment's packages once
and, for each socket that arrives over descriptor N, forks a child that serves one submission on it.
"""

from __future__ import annotations

import os
import sys

from .open_files import OpenFiles


def main(*arguments: str) -> None:
    """Take the place of `open` before NumPy keeps it for itself, and then start."""
    files = OpenFiles()
    files.take_open()
    # Python's modules would mend their locks after each fork. Here one thread forks, so none is held.
    os.register_at_fork = lambda **_: None
    from .start import start

    start(files, *arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
