"""What can go wrong, by whose fault.

    Exception
    ├── XorkitError              one sentence with the next action; the command ends with exit code 2
    │   ├── AssignmentError      an assignment or its reference is incomplete (the author's)
    │   ├── SubmissionError      a submission cannot be read (the student's, or the download's)
    │   ├── OutputError          results cannot be written (the place's)
    │   ├── ExportError          a roster or another system's worksheet does not fit (the instructor's download)
    │   ├── ProtectionError      student code cannot be locked in as it must be (the machine's)
    │   └── ClusterError         the workers elsewhere cannot be reached, or are not the same (the cluster's)
    ├── ChildError               the process with the student's code gave no value
    │   ├── TimeUp               it did not answer in time, and was killed
    │   ├── Died                 it ended before it answered
    │   ├── BadReply             it answered something that is not an answer
    │   └── Raised               it answered with an error, as text
    └── AssertionError
        └── Finding              what a check found wrong with a submission

Any other exception out of a check is a fault of the kit: the check is `broken`, never `failed`.
"""

from __future__ import annotations

from dataclasses import dataclass


class XorkitError(Exception):
    """A problem that the person at the keyboard can mend, said in one sentence."""


class AssignmentError(XorkitError):
    """An assignment or its reference is incomplete or contradicts itself."""


class SubmissionError(XorkitError):
    """A submission cannot be read."""


class OutputError(XorkitError):
    """Results cannot be written where they were asked for."""


class ExportError(XorkitError):
    """A roster, or a worksheet of another system, does not fit what was graded."""


class ProtectionError(XorkitError):
    """Student code cannot be locked in as it must be, so it is not run."""


class ClusterError(XorkitError):
    """Workers elsewhere cannot be reached, or run something else."""


class ChildError(Exception):
    """The process with the student's code gave no value."""


class TimeUp(ChildError):
    """It did not answer in time, and was killed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} seconds")
        self.seconds = seconds


class Died(ChildError):
    """It ended before it answered; `code` is the exit code, negative for a signal."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"ended with code {code}")
        self.code = code


class BadReply(ChildError):
    """What came back is not an answer."""


@dataclass
class Raised(ChildError):
    """An error from inside, as text.

    phase: `import`, `missing` (no such function), `call` or `answer` (the value has no word on
    the wire); `type`, `message`, and the `file`, `line` and `source` of the last line of student
    code it passed, where there is one; `where` is the place inside a refused value.
    """

    phase: str
    type: str
    message: str
    file: str = ""
    line: int = 0
    source: str = ""
    where: str = ""


class Finding(AssertionError):
    """What a check found wrong with a submission, in words for the student.

    name: what it is called in a diagnosis, where the finding itself says it all.
    """

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name
