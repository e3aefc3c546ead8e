"""A process with one submission's source in it, seen from the trusted side.

The child gets the source over its pipe, an empty environment and no import path to this package;
`grader.inside` says what happens there. Here nothing is believed: a frame is bounded before it is
read, its shape is checked before it is used, and a clock outside the child ends every wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from grader.assignment import Limits
from grader.channel import Channel, Patience
from grader.errors import BadReply, Died, Raised, TimeUp
from grader.inside import wire
from grader.text import clean


@dataclass(frozen=True)
class Reply:
    """What a call gave: the value, the arguments where the call changed them, and what was printed."""

    value: Any
    changed: tuple[Any, ...] | None
    printed: str


class Child:
    """One process with one submission in it; use it in a `with` block, which ends it."""

    def __init__(self, channel: Channel, modules: Mapping[str, str], limits: Limits) -> None:
        self.limits = limits
        self.printed = ""
        self.alive = True
        self._channel = channel
        self._opening = wire.encode(
            {
                "modules": dict(modules),
                "limits": {
                    "memory_mb": limits.memory_mb,
                    "output_characters": limits.output_characters,
                    "processor_seconds": int(limits.submission_seconds) + 5,
                },
            }
        )

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def load(self, module: str, patience: Patience) -> None:
        """Import one of the submission's modules; raises `ChildError` where that fails."""
        self._ask({"kind": "import", "module": module}, patience)

    def call(
        self, module: str, function: str, arguments: tuple[Any, ...], patience: Patience
    ) -> Reply:
        """Call a function of a module; raises `ChildError` where no value comes back in time."""
        request = {"kind": "call", "module": module, "function": function, "arguments": arguments}
        reply = self._ask(request, patience)
        try:
            value = wire.decode(np.asarray(reply["value"], np.uint8).tobytes())
        except (wire.WireError, KeyError, TypeError, ValueError) as error:
            raise BadReply(f"its value cannot be read: {clean(str(error), 200)}") from None
        changed = reply.get("arguments")
        if changed is not None and not isinstance(changed, tuple):
            raise BadReply("its arguments cannot be read")
        return Reply(value, changed, self.printed)

    def _ask(self, request: dict[str, Any], patience: Patience) -> dict[str, Any]:
        """One exchange of frames, ended from outside when patience ends."""
        frames = [self._opening, wire.encode(request)] if self._opening else [wire.encode(request)]
        self._opening = b""
        try:
            reply = self._channel.exchange(frames, self.limits.answer_mb * 2**20, patience)
            return self._open_reply(wire.decode(reply))
        except TimeoutError:
            self.close()
            raise TimeUp(patience.seconds) from None
        except (OSError, EOFError):
            raise Died(self.close()) from None
        except wire.WireError as error:
            self.close()
            raise BadReply(f"its answer cannot be read: {clean(str(error), 200)}") from None
        except BadReply:
            self.close()
            raise

    def _open_reply(self, reply: Any) -> dict[str, Any]:
        """The reply, its form checked; raises `Raised` where it is an error from inside."""
        if not isinstance(reply, dict) or reply.get("kind") not in ("answer", "error"):
            raise BadReply("it is not a reply")
        self.printed = _read_printed(reply, self.limits.output_characters)
        if reply["kind"] == "answer":
            return cast(dict[str, Any], reply)
        error = reply.get("error")
        if not isinstance(error, dict):
            raise BadReply("its error cannot be read")

        def text(key: str) -> str:
            return clean(str(error.get(key, "")), 2000)

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

    def close(self) -> int | None:
        """End the process and everything it started; its exit code, the first time."""
        if not self.alive:
            return None
        self.alive = False
        return self._channel.close()


def _read_printed(reply: dict[str, Any], limit: int) -> str:
    text, total = reply.get("printed", ""), reply.get("printed_total", 0)
    if not isinstance(text, str) or not isinstance(total, int):
        raise BadReply("what it printed cannot be read")
    shown = clean(text[:limit], limit)
    if total > len(text):
        shown += f"\n… ({total:,} characters were printed; the first {len(text):,} are shown)"
    return shown
