"""The child holds one submission, and nothing else; whatever it does, the trusted side goes on."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from grader.assignment.settings import Limits
from grader.assignment.spec import Assignment
from grader.errors import BadReply, Died, Raised, TimeUp
from grader.sandbox.channel import Channel, Timeout
from grader.sandbox.child import Child
from grader.sandbox.fork_server import ForkServer, Launcher, SocketChannel
from grader.sandbox.replies import read_error
from grader.sandbox.spawned_process import PipeChannel


@pytest.fixture
def limits(xor: Assignment) -> Limits:
    return replace(xor.limits, call_seconds=2)


@pytest.fixture(params=["fork", "interpreter"])
def channel(request: pytest.FixtureRequest) -> Iterator[Channel]:
    """A fork of a warm process, as on Linux; an interpreter of its own, as elsewhere."""
    if request.param == "interpreter":
        yield PipeChannel()
        return
    inside = Launcher()
    yield inside.open()
    inside.close()


def test_a_call_gives_the_value_the_changed_arguments_and_the_text(
    channel: Channel, limits: Limits
) -> None:
    source = "def f(a, k):\n    a += k\n    print('hello')\n    return {'sum': a}\n"
    with Child(channel, {"m": source}, limits) as child:
        child.load("m", Timeout(60))
        reply = child.call("m", "f", (np.ones(2), 1), Timeout(60))
        assert reply.value["sum"].tolist() == [2, 2]
        assert reply.changed is not None
        assert reply.changed[0].tolist() == [2, 2]
        assert child.printed == "hello\n"
        assert child.call("m", "f", ((1,), (2,)), Timeout(60)).changed is None


def test_nothing_of_ours_can_be_seen_from_inside(
    channel: Channel, limits: Limits, root: Path
) -> None:
    source = (
        "import os, sys\n"
        "def look():\n"
        "    try:\n        import grader; found = 'grader'\n"
        "    except ImportError as error:\n        found = str(error)\n"
        "    loaded = [name for name in sys.modules if name.split('.')[0] in ('grader', 'solutions', 'pytest')]\n"
        "    return [found, sorted(os.environ), sys.path, os.getcwd(), __file__, sys.argv[1:], loaded]\n"
    )
    with Child(channel, {"m": source}, limits) as child:
        found, environment, path, folder, file, arguments, loaded = child.call(
            "m", "look", (), Timeout(60)
        ).value
    assert "NumPy only" in found
    assert not {name for name in environment if not name.endswith("_NUM_THREADS")} - {
        "PYTHONHASHSEED",
        "PYTHONUTF8",
        "LC_CTYPE",
    }
    assert not any("site-packages" in entry or str(root) in entry for entry in path)
    assert not any("solutions" in argument or "assignments" in argument for argument in arguments)
    assert (folder, file) == (Path(sys.executable).anchor, "m.py")
    assert loaded == []


def test_the_line_to_us_is_the_only_descriptor(channel: Channel, limits: Limits) -> None:
    source = (
        "import fcntl\n"
        "def f():\n"
        "    found = []\n"
        "    for number in range(1024):\n"
        "        try:\n            fcntl.fcntl(number, fcntl.F_GETFD); found.append(number)\n"
        "        except OSError:\n            pass\n"
        "    return found\n"
    )
    with Child(channel, {"m": source}, limits) as child:
        found = child.call("m", "f", (), Timeout(60)).value
    assert len(found) == (2 if isinstance(channel, PipeChannel) else 1)
    assert min(found) > 2


def test_a_clock_outside_ends_every_wait(channel: Channel, limits: Limits) -> None:
    with Child(channel, {"m": "import time\ndef f(): time.sleep(60)\n"}, limits) as child:
        with pytest.raises(TimeUp):
            child.call("m", "f", (), Timeout(0.5))
        assert not child.alive


def test_what_a_child_left_without_its_locks_has_started_ends_with_it() -> None:
    """It can start nothing where it is locked; where it is not, its group is killed with it."""
    started = subprocess.Popen(
        ["sh", "-c", "sleep 600 & echo $!; wait"],
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    sleeper = psutil.Process(int(started.stdout.readline()))
    ours, theirs = socket.socketpair()

    class Ended(ForkServer):
        def __init__(self) -> None:
            """No process of its own: it only tells exit codes."""

        def wait(self, pid: int) -> int | None:
            return started.wait() if pid == started.pid else None

    with theirs, started.stdout:
        line = SocketChannel(ours, started.pid, os.pidfd_open(started.pid), Ended())
        assert line.close() == -signal.SIGKILL
    gone, alive = psutil.wait_procs([sleeper], timeout=60)
    assert (len(gone), alive) == (1, [])


def test_a_child_that_was_killed_is_a_death(channel: Channel, limits: Limits) -> None:
    source = "import os\ndef pid(): return os.getpid()\n"
    with Child(channel, {"m": source}, limits) as child:
        os.kill(child.call("m", "pid", (), Timeout(60)).value, signal.SIGKILL)
        with pytest.raises(Died):
            child.call("m", "pid", (), Timeout(60))


def test_a_child_does_not_outlive_its_warm_process(limits: Limits) -> None:
    inside = Launcher()
    source = "import os, time\ndef pids(): return [os.getpid(), os.getppid()]\ndef f(): time.sleep(600)\n"
    with Child(inside.open(), {"m": source}, limits) as child:
        mine, warm = map(psutil.Process, child.call("m", "pids", (), Timeout(60)).value)
        warm.kill()
        with pytest.raises(Died):
            child.call("m", "f", (), Timeout(60))
        assert psutil.wait_procs([mine], timeout=60)[1] == []
    inside.close()


FORGE = """
import gc, io, struct
def pipes():
    return [f for f in gc.get_objects() if isinstance(f, io.BufferedWriter) and f.writable()]
def f():
    for pipe in pipes():
        try:
            pipe.write({frame!r}); pipe.flush()
        except OSError:
            pass
    return 1
"""


@pytest.mark.parametrize(
    "frame",
    [
        b"\xff\xff\xff\xff",
        b"\x01\x00\x00\x00X",
        b"\x01\x00\x00\x00N",
        b"\x05\x00\x00\x00m\x00\x00\x00\x00",
        b"\x00" * 4,
    ],
)
def test_a_forged_frame_is_a_bad_reply(channel: Channel, limits: Limits, frame: bytes) -> None:
    with Child(channel, {"m": FORGE.format(frame=frame)}, limits) as child:
        with pytest.raises((BadReply, Died)):
            child.call("m", "f", (), Timeout(60))
        assert not child.alive


@pytest.mark.parametrize("when", ["early", "twice"])
def test_a_reply_that_nobody_asked_for_is_no_reply(
    channel: Channel, limits: Limits, when: str
) -> None:
    """A program that finds the line, the words and even the number of a request has its own values to give."""
    source = (
        "import sys\n"
        "def send(number):\n"
        "    frame = sys._getframe()\n"
        "    while 'outgoing' not in frame.f_locals:\n"
        "        frame = frame.f_back\n"
        "    wire, answer = frame.f_globals['wire'], frame.f_globals['answer']\n"
        "    frames = frame.f_globals['frames']\n"
        "    reply = answer({'module': 'm', 'kind': 'call', 'function': 'g', 'arguments': (), 'made': (), 'form': 'function', 'looks': True}, {}, frame.f_locals['kept'], frame.f_locals['objects'])\n"
        "    seen = {'asked': {}, 'printed': '', 'printed_total': 0}\n"
        "    number = frame.f_locals['request']['number'] if number is None else number\n"
        "    frames.write_frame(frame.f_locals['outgoing'], wire.encode({**reply, **seen, 'number': number}))\n"
        "def g(): return 2\n"
        "def early(): send(12345); return 1\n"
        "def twice(): send(None); return 1\n"
    )
    with Child(channel, {"m": source}, limits) as child:
        if when == "twice":
            assert child.call("m", "twice", (), Timeout(60)).value == 2
        with pytest.raises(BadReply, match="it does not answer the request"):
            child.call("m", "early" if when == "early" else "g", (), Timeout(60))
        assert not child.alive


def test_an_error_comes_back_as_text_with_its_place(channel: Channel, limits: Limits) -> None:
    source = "import helper\ndef f(x):\n    return helper.g(x)\n"
    with Child(
        channel, {"m": source, "helper": "def g(x):\n    return x['\\x1b[31m']\n"}, limits
    ) as child:
        with pytest.raises(Raised) as raised:
            child.call("m", "f", ({},), Timeout(60))
        error = raised.value
        assert (error.type, error.file, error.line) == ("KeyError", "helper.py", 2)
        assert "\x1b" not in error.message + error.source


def test_an_error_that_cannot_be_printed_is_still_an_error(
    channel: Channel, limits: Limits
) -> None:
    source = "class E(Exception):\n    def __str__(self): raise SystemExit\ndef f(): raise E\n"
    with Child(channel, {"m": source}, limits) as child, pytest.raises(Raised) as raised:
        child.call("m", "f", (), Timeout(60))
    assert (raised.value.type, raised.value.message) == ("E", "")


def test_a_second_helping_of_time_is_asked_for_once(channel: Channel, limits: Limits) -> None:
    source = "import time\ndef f(seconds):\n    time.sleep(seconds)\n    return 1\n"
    asked = []

    def more() -> float:
        asked.append(1)
        return 60.0 if len(asked) == 1 else 0.0

    with Child(channel, {"m": source}, limits) as child:
        child.load("m", Timeout(60))
        assert child.call("m", "f", (1.0,), Timeout(0.1, more)).value == 1
        with pytest.raises(TimeUp):
            child.call("m", "f", (60.0,), Timeout(0.1, more))
    assert len(asked) == 2


LOOKED_AT = """
import numpy as np
ran = []
class Loud(dict):
    def __getattribute__(self, name): ran.append(name); return dict.__getattribute__(self, name)
    def __getitem__(self, key): ran.append(key); raise ValueError('here')
    def __repr__(self): ran.append('repr'); return ''
    def __len__(self): ran.append('len'); return 1
    def __iter__(self): ran.append('iter'); return iter(())
def f(X, params):
    loud = Loud(a=1)
    W = params["w"]
    return X @ W + loud["a"] + loud.a
def g():
    return ran
"""


def test_an_error_says_what_the_values_on_its_line_are(channel: Channel, limits: Limits) -> None:
    with Child(channel, {"m": LOOKED_AT}, limits) as child:
        with pytest.raises(Raised) as raised:
            child.call("m", "f", (np.ones((4, 2)), {"w": np.ones((3, 2))}), Timeout(60))
        (frame,) = raised.value.frames
        assert (frame.file, frame.line, frame.function, frame.operation) == ("m.py", 13, "f", "@")
        left, right, *others = frame.operands
        assert (left.role, left.text, left.kind, left.shape) == ("left", "X", "array", (4, 2))
        assert (right.text, right.shape, right.alias) == ("W", (3, 2), 'params["w"]')
        assert {(each.text, each.kind) for each in others} == {
            ('loud["a"]', ""),
            ("loud.a", ""),
            ("loud", "object"),
            ("params", "dict"),
        }
        assert child.call("m", "g", (), Timeout(60)).value == []


def test_what_an_error_tells_is_bounded(channel: Channel, limits: Limits) -> None:
    names = ", ".join(f"{'n' * 200}{i}" for i in range(100))
    lines = [f"k{i} = dict.fromkeys(map(str, range(10**50, 10**50 + 1000)))" for i in range(50)]
    deep = "\n    ".join([f"def f(n):\n    {names} = range(100)", *lines])
    source = f"{deep}\n    if n: return f(n - 1)\n    return k0 + [{names}]\n"
    with Child(channel, {"m": source}, limits) as child, pytest.raises(Raised) as raised:
        child.call("m", "f", (50,), Timeout(60))
    error = raised.value
    assert len(error.frames) == 6
    assert len(error.names) <= 60
    assert len(error.frames[-1].operands) == 12
    told = [*error.names, *(o.text for o in error.frames[-1].operands)]
    told += [key for operand in error.frames[-1].operands for key in operand.keys]
    assert max(map(len, told)) <= 81
    assert max(len(operand.keys) for operand in error.frames[-1].operands) <= 16
    assert [frame.operands for frame in error.frames[:-1]] == [()] * 5


def test_fields_of_a_wrong_kind_are_left_out() -> None:
    strange = {
        "type": 3,
        "line": "x",
        "frames": [1, {"file": [], "operands": [{"shape": ("a", -1, 2, True), "keys": {}}]}],
        "names": "abc",
    }
    error = read_error({"error": strange})
    assert (error.type, error.line, error.names) == ("", 0, ())
    (frame,) = error.frames
    assert (frame.file, frame.operands[0].shape, frame.operands[0].keys) == ("", (2,), ())
    with pytest.raises(BadReply):
        read_error({"error": None})
