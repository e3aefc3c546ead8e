"""A process with one submission's source in it, seen from the trusted side.

The child locks itself (`grader.inside.lockdown`) and says so, and only then gets the source over its
pipe. Here nothing is believed: a frame is bounded before it is read, its shape is checked before it
is used, it must carry the number that its request drew, and a clock outside ends every wait.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from grader.assignment.spec import Limits
from grader.errors import BadReply, Died, ProtectionError, Raised, TimeUp
from grader.inside import wire
from grader.safe_text import clean
from grader.sandbox.channel import Channel, Timeout
from grader.sandbox.replies import Reply, read_kind, read_printed, read_value

LOCKING = 60  # seconds; some milliseconds are usual, and this is not the submission's time
SPARE = 5  # processor seconds that the kernel allows beyond the clock outside
AnswerCallback = Callable[[str, tuple[Any, ...]], Any]
ChildWay = Literal["as_submitted", "stubbed", "spied"]


@dataclass(frozen=True)
class MadeInside:
    """An argument that a function of the submission makes: its place, that function, its arguments."""

    place: int
    module: str
    function: str
    arguments: tuple[Any, ...]


class Child:
    """One process with one submission in it; use it in a `with` block, which locks and ends it.

    missing: why a protection could not be had, by its name.
    """

    def __init__(
        self,
        channel: Channel,
        modules: Mapping[str, str],
        limits: Limits,
        way: ChildWay = "as_submitted",
        earlier: Mapping[str, Sequence[str]] | None = None,
        answer_callback: AnswerCallback | None = None,
        protections: Sequence[str] = (),
    ) -> None:
        """`protections` are those without which nothing of the submission is sent.

        `earlier` are the functions of earlier modules, by module.

        They are the submission's own where the way is `as_submitted`, its own and counted where it is
        `spied`, and answered by `answer_callback` where it is `stubbed`.
        """
        self.limits = limits
        names = (name for names in (earlier or {}).values() for name in names)
        self._earlier = set(names)
        self._stubbed = self._earlier if way == "stubbed" else set()
        self._answer_callback = answer_callback
        self.asked: dict[str, int] = {}
        self.printed = ""
        self.alive = True
        self.missing: Mapping[str, str] = {}
        self._protections = protections
        self._channel = channel
        self._program = wire.encode(
            {
                "modules": dict(modules),
                "way": way,
                "earlier": {module: list(names) for module, names in (earlier or {}).items()},
                "output_characters": limits.output_characters,
            }
        )

    def __enter__(self) -> Child:
        try:
            self._lock()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def load(self, module: str, timeout: Timeout) -> None:
        """Import one of the submission's modules; raises `ChildError` where that fails."""
        with self._ended(timeout):
            self._exchange({"kind": "import", "module": module}, timeout)

    def call(
        self,
        module: str,
        function: str,
        arguments: tuple[Any, ...],
        timeout: Timeout,
        made: Sequence[MadeInside] = (),
    ) -> Reply:
        """Call a function of a module; raises `ChildError` where no value comes back in time.

        made: arguments that the submission's own functions make inside.
        """
        self.asked = {}
        request = {
            "kind": "call",
            "module": module,
            "function": function,
            "made": [asdict(each) for each in made],
            "arguments": arguments,  # last, so that the inside can see whether a call changed them
        }
        with self._ended(timeout):
            reply, asking = self._exchange(request, timeout)
            value, size = read_value(reply.get("value"))
            changed = reply.get("arguments")
            if changed is not None and not isinstance(changed, tuple):
                raise BadReply("its arguments cannot be read")
            return Reply(value, changed, self.asked, size, asking)

    def _exchange(self, request: dict[str, Any], timeout: Timeout) -> tuple[dict[str, Any], int]:
        """Ask, and answer what is asked meanwhile; the reply, and how long the question was in bytes."""
        number = secrets.randbits(62)
        question = wire.encode({"number": number, **request})
        frames = [self._program, question] if self._program else [question]
        self._program = b""
        limit = self.limits.answer_mb * 2**20
        reply = wire.decode(self._channel.exchange(frames, limit, timeout))
        while read_kind(reply) == "ask":
            told = self._answer(reply.get("function"), reply.get("arguments"))
            reply = wire.decode(self._channel.exchange([told], limit, timeout))
        return self._open_reply(reply, number), len(question)

    @contextmanager
    def _ended(self, timeout: Timeout) -> Iterator[None]:
        """End the process where it does not answer, or as it should not; say which in a `ChildError`."""
        try:
            yield
        except TimeoutError:
            self.close()
            raise TimeUp(timeout.seconds) from None
        except (OSError, EOFError):
            raise Died(self.close()) from None
        except wire.WireError as error:
            self.close()
            raise BadReply(f"its answer cannot be read: {clean(str(error), 200)}") from None
        except BadReply:
            self.close()
            raise

    def _lock(self) -> None:
        """Have the process lock itself, before it has a line of the submission.

        Raises `ProtectionError` where it is not locked as demanded, or does not say.
        """
        opening = {
            "demanded": list(self._protections),
            "memory_mb": self.limits.memory_mb,
            "processor_seconds": int(self.limits.submission_seconds + SPARE),
        }
        try:
            frames, timeout = [wire.encode(opening)], Timeout(LOCKING)
            reply = wire.decode(self._channel.exchange(frames, 2**16, timeout))
        except (OSError, EOFError, wire.WireError) as error:
            said = clean(str(error), 200) or type(error).__name__
            raise ProtectionError(
                f"A process for student code could not be made ready ({said}). To see why: xorkit doctor"
            ) from error
        self.missing = reply["missing"]
        wanted = [name for name in self._protections if name in self.missing]
        if wanted:
            raise ProtectionError(
                f"Student code cannot be locked in here: {wanted[0]} is missing, since "
                f"{self.missing[wanted[0]]}. To see what can be done: xorkit doctor"
            )

    def _answer(self, function: Any, arguments: Any) -> bytes:
        """What a given function is told; nothing but those is worked out."""
        known = isinstance(function, str) and function in self._stubbed
        if not known or not isinstance(arguments, tuple) or self._answer_callback is None:
            raise BadReply("it asks for what was not given to it")
        try:
            return wire.encode(
                {"kind": "told", "value": self._answer_callback(function, arguments)}
            )
        except Exception:  # whatever the reference makes of a student's arguments
            return wire.encode({"kind": "refused"})

    def _open_reply(self, reply: Any, number: int) -> dict[str, Any]:
        """The reply, its form checked; raises `Raised` where it is an error from inside."""
        kind = read_kind(reply)
        echoed = reply.get("number")
        if type(echoed) is not int or echoed != number:
            raise BadReply("it is not a reply to what was asked")
        if kind not in ("answer", "error"):
            raise BadReply("it is not a reply")
        self.printed = read_printed(reply, self.limits.output_characters)
        self.asked = self._read_counts(reply.get("asked"))
        if kind == "answer":
            return cast(dict[str, Any], reply)
        error = reply.get("error")
        if not isinstance(error, dict):
            raise BadReply("its error cannot be read")

        def text(key: str) -> str:
            said = error.get(key, "")
            return clean(said, 2000) if isinstance(said, str) else ""

        line = error.get("line", 0)
        raise Raised(
            phase=text("phase"),
            type=text("type"),
            message=text("message"),
            file=text("file"),
            line=line if isinstance(line, int) else 0,
            source=text("source"),
            where=text("where"),
        )

    def _read_counts(self, counts: Any) -> dict[str, int]:
        """How often each earlier function was called; of other names there is nothing to count."""
        if not isinstance(counts, dict) or not all(isinstance(n, int) for n in counts.values()):
            raise BadReply("its counts cannot be read")
        return {name: count for name, count in counts.items() if name in self._earlier}

    def close(self) -> int | None:
        """End the process and everything it started; its exit code, the first time."""
        if not self.alive:
            return None
        self.alive = False
        return self._channel.close()
