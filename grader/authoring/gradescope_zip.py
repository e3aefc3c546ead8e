"""Gradescope's autograder: a zip with the checks, the reference and xorkit, with pinned versions.

It contains the solutions: upload it to Gradescope, and give it to no one else. There it runs
`grader.integrations.gradescope_container`.
"""

from __future__ import annotations

import io
import json
import secrets
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.authoring.handout import EPOCH, public_files
from grader.authoring.wheel import build_wheel

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = ("setup.sh", "run_autograder")
GRADESCOPE = {"extra": "", "os_name": "posix", "platform_system": "Linux", "sys_platform": "linux"}


def write_autograder(
    assignment: Assignment, reference: Path, out: Path, trust: bool = False
) -> None:
    """Write the zip.

    reference: the folder with the solutions, and the mistakes beside them. trust: grade there even
    if student code cannot be locked in.
    Raises `XorkitError` if the wheel cannot be built, `OutputError` if `out` cannot be written.
    """
    # The secret and a submission's number determine its inputs. No one can repeat them
    # without the secret, and no two submissions get the same inputs.
    settings = {"trust": trust, "secret": secrets.token_hex(16)}
    solutions = [reference / file for file in assignment.files]
    mistakes = reference / "mistakes.toml"
    entries = {
        # A checkout on Windows may have CRLF line ends, which shells reject.
        **{name: (TEMPLATES / name).read_bytes().replace(b"\r\n", b"\n") for name in SCRIPTS},
        "requirements.txt": "".join(f"{line}\n" for line in pins()).encode(),
        "settings.json": json.dumps(settings).encode(),
        **{f"assignment/{file.name}": file.read_bytes() for file in public_files(assignment)},
        **{
            f"reference/{file.name}": file.read_bytes()
            for file in [*solutions, mistakes]
            if file.is_file()
        },
    }
    with tempfile.TemporaryDirectory() as place:
        wheel = build_wheel(assignment, Path(place))
        entries[wheel.name] = wheel.read_bytes()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # Unix, whose rights these are
            entry.external_attr = (0o755 if name in SCRIPTS else 0o644) << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    write_whole(out, content.getvalue())


def pins(package: str = "xorkit") -> list[str]:
    """The transitive Linux dependencies of a package, pinned to the installed versions."""
    found: dict[str, str] = {}
    waiting = [package]
    while waiting:
        for line in distribution(waiting.pop()).requires or []:
            wanted = Requirement(line)
            if wanted.name in found or (wanted.marker and not wanted.marker.evaluate(GRADESCOPE)):
                continue
            try:
                found[wanted.name] = f"{wanted.name}=={distribution(wanted.name).version}"
            except PackageNotFoundError:  # the locks, where this is no Linux
                found[wanted.name] = f"{wanted.name}{wanted.specifier}"
                continue
            waiting.append(wanted.name)
    return [found[name] for name in sorted(found)]
