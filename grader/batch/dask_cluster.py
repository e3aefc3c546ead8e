"""Grade on a Dask cluster: an executor over dask.distributed.

A worker needs the same build of xorkit, and no other files. The reference and the submissions travel to it, so
between machines the connection is encrypted, unless somebody says that it need not be. Dask moves results of
tasks to a worker's disk when memory is short, never a task's arguments, and the reference is only ever one of
these.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import socket
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from grader.batch.kit_build import find_build
from grader.errors import ClusterError

REACH = 10  # seconds to wait for a scheduler


@contextmanager
def connect(address: str, insecure: bool = False) -> Iterator[Executor]:
    """The workers of a scheduler: `tls://host:8786`, or the file that a scheduler wrote.

    insecure: connect to other machines without encryption, too. Raises `ClusterError` if there is no
    scheduler, if the connection would not be encrypted, or if a worker has another build of xorkit.
    """
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise ClusterError(
            "Grading on a cluster needs dask.distributed: pip install 'xorkit[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we report what matters
    scheduler = find_scheduler(address)
    if not insecure:
        refuse_plain(scheduler, "scheduler")
    security: Any = Security  # dask has no complete types
    settings = security()
    if scheduler.startswith("tls://") and not (settings.tls_client_cert and settings.tls_ca_file):
        raise ClusterError(
            f"{scheduler} asks for certificates, and Dask's configuration names none. Set "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY; see docs/large-classes.md."
        )
    connect_to: Any = Client
    try:
        client = connect_to(scheduler, timeout=REACH, security=settings, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        same = (
            " Or the two do not have certificates of one authority." if "tls" in scheduler else ""
        )
        raise ClusterError(
            f"No scheduler answers at {scheduler}. Start one there: dask scheduler.{same}"
        ) from error
    with client:
        found = client.run(version, "xorkit", on_error="return")
        for worker in () if insecure else found:
            refuse_plain(worker, "worker")
        check_versions(found)
        check_builds(client.run(find_build, on_error="return"))
        yield client.get_executor(pure=False)


def find_scheduler(address: str) -> str:
    """The address of a scheduler, from the file that it wrote if that is what is named; raises `ClusterError`."""
    if "://" in address:
        return address
    try:
        return str(json.loads(Path(address).read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ClusterError(
            f"{address} is not a scheduler's address (tls://host:8786) or a scheduler file."
        ) from None


def refuse_plain(address: str, what: str) -> None:
    """Raise `ClusterError` for another machine that is not reached through TLS."""
    if address.startswith("tls://") or is_here(address):
        return
    raise ClusterError(
        f"The {what} at {address} is on another machine, and the connection is not encrypted: the solutions and "
        "the submissions could be read on the way. Set up TLS (docs/large-classes.md), or, in a network that you "
        "trust, add --insecure-cluster."
    )


def is_here(address: str) -> bool:
    """Whether an address is of this machine: whether it can be listened on here."""
    try:
        host = urlsplit(address).hostname or ""
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except (OSError, ValueError):
        return not _has_host(address)  # nobody: connecting says so
    return all(_can_listen(str(each)) for each in found)


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _can_listen(host: str) -> bool:
    family = socket.AF_INET6 if ipaddress.ip_address(host.partition("%")[0]).version == 6 else socket.AF_INET  # fmt: skip
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((host, 0))
    except OSError:
        return False
    return True


def check_versions(found: Mapping[str, Any]) -> None:
    """Raise `ClusterError` if a worker has another version; worker addresses are the keys."""
    here = version("xorkit")
    for worker, theirs in found.items():
        if theirs != here:
            has = "no xorkit" if isinstance(theirs, PackageNotFoundError) else f"xorkit {theirs}"
            raise ClusterError(
                f"The worker at {worker} has {has}, and this is xorkit {here}. "
                f"Install the same there: pip install xorkit=={here}"
            )


def check_builds(found: Mapping[str, Any]) -> None:
    """Raise `ClusterError` if a worker has another build of this version; worker addresses are the keys."""
    for worker, theirs in found.items():
        if theirs != find_build():
            raise ClusterError(
                f"The worker at {worker} has another build of xorkit {version('xorkit')} ({theirs}, and "
                f"this is {find_build()}). Install the same wheel there."
            )
