"""Grade on a Dask cluster: an executor over dask.distributed.

A worker needs the same version of xorkit, and no other files.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from grader.errors import ClusterError

REACH = 10  # seconds to wait for a scheduler


@contextmanager
def connect(address: str) -> Iterator[Executor]:
    """The workers of a scheduler: `tcp://host:8786`, or the file that a scheduler wrote.

    Raises `ClusterError` if there is none, or if a worker has another version of xorkit.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "Grading on a cluster needs dask.distributed: pip install 'xorkit[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we report what matters
    where: dict[str, Any] = {"address": address}
    if "://" not in address:
        if not Path(address).is_file():
            raise ClusterError(
                f"{address} is not a scheduler's address (tcp://host:8786) or a scheduler file."
            )
        where = {"scheduler_file": address}
    connect_to: Any = Client  # dask has no complete types
    try:
        client = connect_to(**where, timeout=REACH, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(
            f"No scheduler answers at {address}. Start one there: dask scheduler"
        ) from error
    with client:
        check_versions(client.run(version, "xorkit", on_error="return"))
        yield client.get_executor(pure=False)


def check_versions(found: dict[str, Any]) -> None:
    """Raise `ClusterError` if a worker has another version; worker addresses are the keys."""
    here = version("xorkit")
    for worker, theirs in found.items():
        if theirs != here:
            has = "no xorkit" if isinstance(theirs, PackageNotFoundError) else f"xorkit {theirs}"
            raise ClusterError(
                f"The worker at {worker} has {has}, and this is xorkit {here}. "
                f"Install the same there: pip install xorkit=={here}"
            )
