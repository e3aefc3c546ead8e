"""The record of a run: hashes that chain, from what was graded and by what to what came of it.

Each result carries a seal, which is of its own content and of what it was graded by; run.json has the hash of each
file, and a last one that is of all of them. All but plain file hashes are HMAC-SHA256 (RFC 2104) with a key that
is in run.json alone: from a result that is given away, nobody can guess the reference or the seed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.batch.kit_build import find_build
from grader.judging.job import Job

FOLDERS = ("results/*.json", "results/attempts/*/*.json", "sources/*.json")
GRADES = "grades.csv"
Parts = Mapping[str, str]
"""What a grading depends on beside the submission, each as a hash or a version."""


@dataclass(frozen=True)
class Record:
    """A run's record. gradings: what results were graded by, by a hash of that.

    files: the hash of each file, by its path in the results folder; empty until the run has ended. chain: of all
    files in their order.
    """

    key: str
    gradings: Mapping[str, Parts]
    files: Mapping[str, str] = field(default_factory=dict)
    chain: str = ""

    def as_data(self) -> dict[str, Any]:
        """It for run.json."""
        return dict(vars(self))

    def find_seal(self, data: Mapping[str, Any], grading: str) -> str:
        """The seal of a result that was graded by that grading."""
        about = {name: each for name, each in data["extra_data"].items() if name != "record"}
        return self.sign(grading, _spell({**data, "extra_data": about}))

    def sign(self, *texts: str) -> str:
        """The keyed hash of some texts."""
        return sign(self.key, *texts)

    def link(self, files: Mapping[str, str]) -> str:
        """The last hash of the chain of files: each is of the one before, a path and the file's hash."""
        last = ""
        for path, digest in sorted(files.items()):
            last = self.sign(last, path, digest)
        return last


@dataclass(frozen=True)
class Recorder:
    """Seals what a run writes. grading: the hash of what it grades by."""

    record: Record
    grading: str

    def seal(self, text: str) -> str:
        """The text of a result with its seal."""
        data = json.loads(text.encode("utf-8", "replace"))  # as it will be read
        seal = self.record.find_seal(data, self.grading)
        data["extra_data"]["record"] = {"grading": self.grading, "seal": seal}
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    def finish(self, out: Path, grades: bytes) -> Record:
        """The record of all that is there; grades: what grades.csv will be."""
        files = {**hash_files(out), GRADES: hashlib.sha256(grades).hexdigest()}
        record = self.record
        return Record(record.key, record.gradings, files, record.link(files))


def begin_record(known: object, job: Job) -> Recorder:
    """What seals the results of a job. known: what run.json has of an earlier run, whose key is kept."""
    before = read_record(known) or Record(secrets.token_hex(32), {})
    parts = list_parts(job, before.key)
    grading = sign(before.key, _spell(parts))
    return Recorder(Record(before.key, {**before.gradings, grading: parts}), grading)


def read_record(known: object) -> Record | None:
    """The record in run.json; None where there is none that can be read."""
    if not isinstance(known, dict) or not isinstance(known.get("key"), str):
        return None
    gradings, files = known.get("gradings"), known.get("files")
    if not isinstance(gradings, dict) or not isinstance(files, dict):
        return None
    return Record(known["key"], gradings, files, str(known.get("chain", "")))


def list_parts(job: Job, key: str) -> Parts:
    """What a grading depends on beside the submission; the reference and the seed by keyed hashes."""
    prints = job.fingerprints
    data = {name: hashlib.sha256(each).hexdigest() for name, each in job.assignment.data.items()}
    mistakes = [repr(mistake) for mistake in job.mistakes]
    return {
        "checks": sign(key, _spell([job.assignment.texts, data])),
        "reference": sign(key, _spell([dict(job.reference or {}), mistakes])),
        "limits": prints["limits"],
        "seed": sign(key, str(job.seed)),
        "kit": prints["kit"],
        "build": find_build(),
        **({"packages": prints["packages"]} if "packages" in prints else {}),
    }


def hash_files(out: Path) -> dict[str, str]:
    """The hash of each result and each source in a results folder."""
    return {name: hash_file(out / name) for name in _list(out)}


def hash_file(path: Path) -> str:
    """SHA-256 of a file; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _list(out: Path) -> Iterator[str]:
    for pattern in FOLDERS:
        for path in out.glob(pattern):
            if not path.name.startswith("."):
                yield path.relative_to(out).as_posix()


def sign(key: str, *texts: str) -> str:
    """HMAC-SHA256 of some texts, each with its length before it."""
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    message = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return hmac.new(bytes.fromhex(key), message, hashlib.sha256).hexdigest()


def _spell(data: object) -> str:
    """The one spelling of some data as JSON."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
