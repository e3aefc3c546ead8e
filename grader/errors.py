"""The exceptions of xorkit.

    Exception
    ├── XorkitError              one sentence with the next action; exit code 2
    │   ├── AssignmentError      an assignment or its reference is incomplete (author)
    │   ├── SubmissionError      a submission cannot be read (student, or download)
    │   ├── OutputError          results cannot be written (output path)
    │   ├── ExportError          a roster or worksheet does not match (instructor)
    │   ├── CourseError          course.toml is wrong, or a course has nothing to show (instructor)
    │   ├── ProtectionError      a required protection is missing (machine)
    │   └── ClusterError         workers are unreachable or differ in version (cluster)
    ├── ChildError               the student process returned no value
    │   ├── TimeUp               it did not answer in time, and was killed
    │   ├── Died                 it ended before it answered
    │   ├── BadReply             it sent an invalid reply
    │   └── Raised               it answered with an error, as text
    ├── KilledBySystem           the system ended the student process (machine)
    └── AssertionError
        └── Finding              a check found something wrong in a submission

Any other exception from a check is xorkit's fault: the check is `broken`, never `failed`.
"""

from __future__ import annotations

from dataclasses import dataclass


class XorkitError(Exception):
    """A problem that the user can fix, described in one sentence."""


class AssignmentError(XorkitError):
    """An assignment or its reference is incomplete or contradicts itself."""


class SubmissionError(XorkitError):
    """A submission cannot be read."""


class OutputError(XorkitError):
    """Results cannot be written to the requested path."""


class ExportError(XorkitError):
    """A roster or worksheet does not match the results."""


class CourseError(XorkitError):
    """A course.toml is wrong, or there is nothing to show of a course."""


class ProtectionError(XorkitError):
    """A required protection is missing, so no student code runs."""


class ClusterError(XorkitError):
    """Cluster workers are unreachable or run another version."""


class KilledBySystem(Exception):
    """The system ended a locked process, most likely since memory ran out: nobody's fault, and no zero."""


class ChildError(Exception):
    """The process with the student's code gave no value."""


class TimeUp(ChildError):
    """It did not answer in time, and was killed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} seconds")
        self.seconds = seconds


class Died(ChildError):
    """It ended before it answered, or shut the line to us.

    code: the exit code, negative for a signal. by_itself: whether it had ended before it was ended here.
    """

    def __init__(self, code: int | None, by_itself: bool = True) -> None:
        super().__init__(f"ended with code {code}")
        self.code = code
        self.by_itself = by_itself


class BadReply(ChildError):
    """The reply is invalid."""


@dataclass(frozen=True)
class Operand:
    """A value on a failing line, as the student process tells it; shown, and never believed for points.

    role: `left`, `right`, `value`, `index`, `called`, `argument`, `other`, or `near` for a dict that
    the line does not name; alias: the entry of a dict or tuple that it is; whole: an array of integers.
    keys: of a dict, the names in a module, or a text itself.
    """

    text: str
    role: str = "other"
    kind: str = ""
    shape: tuple[int, ...] = ()
    alias: str = ""
    keys: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Frame:
    """A line of student code that an error passed.

    operation: the sign or the word for what the line was doing; targets: the names it unpacks into.
    """

    file: str
    line: int
    source: str = ""
    function: str = ""
    operation: str = ""
    targets: int = 0
    operands: tuple[Operand, ...] = ()


@dataclass
class Raised(ChildError):
    """An error from the student process, as text.

    phase: `import`, `missing` (no such function), `call` or `answer` (the value has no word on
    the wire); `type`, `message`, and the `file`, `line` and `source` of the last line of student
    code it passed, where there is one; `where` is the place inside a refused value. `frames` are the
    last lines of student code, the outermost first; `names` are names in reach of the last one.
    """

    phase: str
    type: str
    message: str
    file: str = ""
    line: int = 0
    source: str = ""
    where: str = ""
    frames: tuple[Frame, ...] = ()
    names: tuple[str, ...] = ()


class Finding(AssertionError):
    """A problem in a submission, described for the student.

    name: its name in a diagnosis, if the finding alone identifies it.
    """

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name
