"""The trusted side of a process that runs one submission.

The child locks itself (`grader.inside.lock.lockdown`) and reports it. Only then is the source sent.
Replies are not trusted: frames have a size limit, their structure is validated, they must carry the
request's random number, and every wait has a time limit on this side.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Literal, cast

from grader.assignment.settings import Limits
from grader.errors import BadReply, Died, ProtectionError, TimeUp
from grader.inside import wire
from grader.inside.complex_numbers import is_complex
from grader.inside.frames import WireError
from grader.safe_text import clean
from grader.sandbox import replies
from grader.sandbox.channel import Channel, Timeout
from grader.sandbox.made_inside import MadeInside
from grader.sandbox.replies import Reply

LOCKING = 60  # seconds; usually milliseconds, not counted as the submission's time
SPARE = 5  # extra processor seconds beyond the time limit on this side
LINGERING = 1  # seconds from the end of the line to that of a process which is ending
AnswerCallback = Callable[[str, tuple[Any, ...]], Any]
ChildWay = Literal["as_submitted", "stubbed", "spied"]


class Child:
    """One process with one submission; the `with` block locks and ends it.

    missing: the reason for each unavailable protection.
    """

    def __init__(
        self,
        channel: Channel,
        modules: Mapping[str, str],
        limits: Limits,
        way: ChildWay = "as_submitted",
        earlier: Mapping[str, Mapping[str, str]] | None = None,
        answer_callback: AnswerCallback | None = None,
        protections: Sequence[str] = (),
        data: str = "",
        excuse: Callable[[float], object] = float,
    ) -> None:
        """`protections` are required before anything of the submission is sent.

        `earlier` are the functions of earlier modules, with the kind of each, by module.

        They are the submission's own where the way is `as_submitted`, its own and counted where it is
        `spied`, and answered by `answer_callback` where it is `stubbed`. `data` is the folder where it
        begins, and whose files it may read. `excuse` takes seconds that passed and are not the
        submission's: while it waited for a processor, and for an answer of ours.
        """
        self.limits = limits
        names = (name for names in (earlier or {}).values() for name in names)
        self._earlier = set(names)
        self._stubbed = self._earlier if way == "stubbed" else set()
        self._answer_callback = answer_callback
        self.asked: dict[str, int] = {}
        self._told: Counter[str] = Counter()
        self.printed = ""
        self.alive = True
        self._excuse = excuse
        self._waited = 0.0
        self._at_start = 0  # bytes
        self.missing: Mapping[str, str] = {}
        self._protections = protections
        self._data = data
        self._channel = channel
        self._program = wire.encode(
            {
                "modules": dict(modules),
                "way": way,
                "earlier": {module: dict(kinds) for module, kinds in (earlier or {}).items()},
                "output_characters": limits.output_characters,
            }
        )

    def __enter__(self) -> Child:
        try:
            self._lock()
        except BaseException:
            self.close()
            raise
        self._at_start = self._channel.find_memory()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def load(self, module: str, timeout: Timeout) -> None:
        """Import one of the submission's modules; raises `ChildError` on failure."""
        with self._ended(timeout):
            self._exchange({"kind": "import", "module": module}, timeout)

    def call(
        self,
        module: str,
        function: str,
        arguments: tuple[Any, ...],
        timeout: Timeout,
        made: Sequence[MadeInside] = (),
        form: str = "function",
        looks: bool = True,
    ) -> Reply:
        """Call a function of a module; raises `ChildError` if no value arrives in time.

        made: arguments that the submission's own functions make inside. form: the kind of `Function`. looks:
        whether the arguments come back, so that it is seen whether the call changed them.
        """
        self.asked = {}
        self._told.clear()
        request = {
            "kind": "call",
            "module": module,
            "function": function,
            "form": form,
            "made": [asdict(each) for each in made],
            "looks": looks,
            "arguments": arguments,
        }
        with self._ended(timeout):
            reply, asking = self._exchange(request, timeout)
            value, size = replies.read_value(reply.get("value"))
            changed = replies.read_changed(reply, arguments, bool(made)) if looks else None
            return Reply(value, changed, self.asked, size, asking, self.printed)

    def _exchange(self, request: dict[str, Any], timeout: Timeout) -> tuple[dict[str, Any], int]:
        """Send a request and answer callbacks; return the reply and the request's size in bytes."""
        number = secrets.randbits(62)
        question = wire.encode({"number": number, **request})
        frames = [self._program, question] if self._program else [question]
        self._program = b""
        limit = self.limits.answer_mb * 2**20
        reply = wire.decode(self._channel.exchange(frames, limit, timeout))
        while replies.read_kind(reply) == "ask":
            began = time.monotonic()
            told = self._answer(reply.get("function"), reply.get("arguments"))
            answering = time.monotonic() - began
            timeout.excuse(answering)
            self._excuse(answering)
            reply = wire.decode(self._channel.exchange([told], limit, timeout))
        return self._open_reply(reply, number), len(question)

    @contextmanager
    def _ended(self, timeout: Timeout) -> Iterator[None]:
        """End the process on a timeout or an invalid reply, and raise a `ChildError`."""
        timeout.waited = self.credit
        try:
            yield
        except TimeoutError:
            self.close()
            raise TimeUp(timeout.seconds) from None
        except (OSError, EOFError):
            by_itself = self._channel.has_ended(LINGERING)
            raise Died(self.close(), by_itself) from None
        except WireError as error:
            self.close()
            raise BadReply(f"its answer cannot be read: {clean(str(error), 200)}") from None
        except BadReply:
            self.close()
            raise

    def _lock(self) -> None:
        """Make the process lock itself before it receives the submission.

        Raises `ProtectionError` if a required protection is missing or not reported.
        """
        opening = {
            "demanded": list(self._protections),
            "data": self._data,
            "memory_mb": self.limits.memory_mb,
            "processor_seconds": int(self.limits.submission_seconds + SPARE),
        }
        try:
            frames, timeout = [wire.encode(opening)], Timeout(LOCKING)
            reply = wire.decode(self._channel.exchange(frames, 2**16, timeout))
        except (OSError, EOFError, WireError) as error:
            said = clean(str(error), 200) or type(error).__name__
            raise ProtectionError(
                f"The student process could not start ({said}). For details: xorkit doctor"
            ) from error
        self.missing = reply["missing"]
        wanted = [name for name in self._protections if name in self.missing]
        if wanted:
            raise ProtectionError(
                f"Student code cannot be locked in here: {wanted[0]} is missing, since "
                f"{self.missing[wanted[0]]}. For details: xorkit doctor"
            )

    def _answer(self, function: Any, arguments: Any) -> bytes:
        """Answer a callback of a given function; reject any other."""
        known = isinstance(function, str) and function in self._stubbed
        if not known or not isinstance(arguments, tuple) or self._answer_callback is None:
            raise BadReply("it called back for a function that was not given")
        self._told[function] += not is_complex(arguments)
        try:
            return wire.encode(
                {"kind": "told", "value": self._answer_callback(function, arguments)}
            )
        except Exception:  # the reference may fail on a student's arguments
            return wire.encode({"kind": "refused"})

    def _open_reply(self, reply: Any, number: int) -> dict[str, Any]:
        """Validate a reply; raises `Raised` if it is an error from inside."""
        kind = replies.read_kind(reply)
        echoed = reply.get("number")
        if type(echoed) is not int or echoed != number:
            raise BadReply("it does not answer the request")
        if kind not in ("answer", "error"):
            raise BadReply("it is not a reply")
        self.printed = replies.read_printed(reply, self.limits.output_characters)
        counts = replies.read_counts(reply, self._earlier)
        self.asked = dict(self._told) if self._stubbed else counts
        if kind == "answer":
            return cast(dict[str, Any], reply)
        raise replies.read_error(reply)

    def credit(self) -> float:
        """Excuse the time that it waited for a processor since this was last called, and return it."""
        waited = self._channel.find_waited()
        new, self._waited = max(0.0, waited - self._waited), max(waited, self._waited)
        self._excuse(new)
        return new

    def find_memory(self) -> int:
        """The bytes that it has taken since it was locked."""
        return max(0, self._channel.find_memory() - self._at_start)

    @property
    def is_locked(self) -> bool:
        """Whether it cannot send signals, not even to itself."""
        return "calls" not in self.missing

    def close(self) -> int | None:
        """End the process and its children; return the exit code on the first call."""
        if not self.alive:
            return None
        self.alive = False
        self.credit()
        return self._channel.close()
