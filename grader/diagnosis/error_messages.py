"""Messages to students about failed calls: timeouts, crashes, exceptions."""

from __future__ import annotations

import re
from difflib import get_close_matches

from grader.assignment.spec import Assignment, Function
from grader.diagnosis.python_errors import explain_caller, explain_python, find_caller
from grader.errors import BadReply, Died, Finding, Raised, TimeUp
from grader.intake.submission import Submission
from grader.safe_text import clean

PATH = re.compile(r" \((?:/|[A-Za-z]:)[^()]*\)$")  # where a library lies on this machine
MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")  # that Git leaves in a file it could not merge


def explain_loss(error: TimeUp | Died | BadReply, call: str) -> Finding:
    """Explain a process that returned no answer."""
    match error:
        case TimeUp(seconds=seconds):
            said = f"{call} did not answer within {seconds:.3g} seconds. Is there a loop that never ends?"
            return Finding(said, "time-limit")
        case Died(code=code) if code == -9:
            said = f"{call} was killed before it answered. It probably used too much memory."
            return Finding(said, "killed")
        case Died(code=code) if code == -24:
            said = f"{call} used all of its processor time. Is there a loop that never ends?"
            return Finding(said, "time-limit")
        case Died(code=code):
            said = f"{call} ended the whole program (exit code {code}) before it answered. Functions should return, not exit."
            return Finding(said, "program-ended")
    return Finding(f"{call} returned an invalid answer: {error}.", "no-answer")


def explain_error(
    error: Raised, call: str, function: Function | None, assignment: Assignment
) -> Finding:
    """Explain an exception of student code: what it means, what Python says, who called, and where."""
    name, said = _explain(error, call, function, assignment)
    if name in ("not-written", "calls-unwritten", "missing-function"):
        return Finding(said, name)
    if name in ("raises", "import-fails", "syntax-error", "numpy-only"):
        known = explain_python(error, assignment)
        name, said = (known[0], f"{known[1]}\n{said}") if known else (name, said)
    lines = [said]
    own = assignment.modules[function.module].files if function else ()
    caller = find_caller(error, own)
    if caller is not None:
        lines.append(explain_caller(error, caller))
    if error.file and error.line:
        lines.append(_say_line(error.file, error.line, error.source))
    if caller is not None and error.file.removesuffix(".py") in assignment.modules:
        frame = error.frames[caller]
        if frame.file in own and error.file not in own:  # what was called is another stage's
            lines.append(_say_line(frame.file, frame.line, frame.source))
    return Finding("\n".join(lines), name)


def _say_line(file: str, line: int, source: str) -> str:
    return f"{file} line {line}" + (f": {source}" if source else "")


def _explain(
    error: Raised, call: str, function: Function | None, assignment: Assignment
) -> tuple[str, str]:
    wanted = function.signature if function else ""
    modules = assignment.modules
    match error:
        case Raised(phase="missing") if function and error.message == "NoneType":
            near = get_close_matches(function.name, error.where.split(), 1, 0.7)
            other = f", but a {near[0]}" if near else ""
            has = (
                f"{function.file} has no function"
                if not function.owner
                else f"The class {function.owner} has no method"
            )
            name = function.name.removeprefix(f"{function.owner}.")
            said = f"{has} {name}{other}. The checks call {wanted}."
            return "missing-function", said
        case Raised(phase="missing") if function:
            said = f"{function.name} is a {error.message} and cannot be called. Make it a function: {wanted}."
            return "missing-function", said
        case Raised(type="Refused"):
            place = f"in {error.where} " if error.where else ""
            said = f"{call} returns {place}{error.message}. Return plain numbers and NumPy arrays."
            return "no-plain-numbers", said
        case Raised(type="NotImplementedError"):
            own = not function or error.file in ("", function.file)
            said = f"{error.message.rstrip('.') or f'{call} is not written yet'}."
            return "not-written" if own else "calls-unwritten", said
        case Raised(type="MemoryError"):
            limit = f"{assignment.limits.memory_mb} MB of memory"
            return (
                "too-much-memory",
                f"{call} needs more than {limit}. Are the shapes what you think they are?",
            )
        case Raised(type="RecursionError"):
            return "endless-recursion", f"{call} calls itself endlessly."
        case Raised(type="FileNotFoundError") if assignment.data:
            files = ", ".join(assignment.data)
            said = f"{call} stops: {clean(error.message, 200).rstrip('.')}. Of files only {files} can be read here."
            return "not-allowed", said
        case (
            Raised(type="PermissionError" | "FileNotFoundError")
            | Raised(message="can't start new thread")
        ):
            said = (
                f"{call} stops: {clean(error.message, 200).rstrip('.')}. Files, programs, threads and the network "
                "are not available here. Use only the arguments."
            )
            return "not-allowed", said
        case Raised(type="ImportError") if "shared object file" in error.message:
            said = f"{call} stops: {clean(error.message, 200)}. That library is not available here."
            return "not-allowed", said
        case Raised(type="ModuleNotFoundError") if error.where in modules:
            said = f"{call} stops: {error.file or 'it'} imports {error.where}, and there is no {error.where}.py."
            return "missing-file", said
        case Raised(type="ModuleNotFoundError"):
            said = f"{call} stops: {error.message}. Use only NumPy and the standard library."
            return "numpy-only", said
        case Raised(type="SyntaxError") if error.source.startswith(MERGE_MARKS):
            said = f"{error.file or call} has the marks of a merge in it (<<<<<<<, =======, >>>>>>>). Keep one of the two versions, and delete the marks."
            return "merge-conflict", said
        case Raised(type="SyntaxError" | "IndentationError" | "TabError"):
            return "syntax-error", f"{error.file or call} is not valid Python: {error.message}."
        case Raised(phase="call", type="TypeError", file="") if function:
            said = f"{call} stops: {error.message}. The checks call {wanted}: by position, in that order."
            return "wrong-arguments", said
    message = clean(PATH.sub("", error.message), 300).rstrip(" .")
    said = f"{call} stops with {error.type}: {message or 'no message'}."
    return "import-fails" if error.phase == "import" else "raises", said


def hint_at_name(module: str, submission: Submission) -> str:
    """A hint about where the missing file may be."""
    names = [*(f"{name}.py" for name in submission.modules), *submission.others]
    near = [name for name in names if module in name.lower() and name.lower().endswith(".py")]
    if near:
        return f"There is a file named {clean(near[0], 60)!r}. Should it be named {module}.py?"
    return (
        f"Hand in {module}.py with the others."
        if names
        else "The submission holds no Python files at all."
    )
