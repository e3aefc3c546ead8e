"""The student's commands on Windows and macOS, as far as one machine can show another.

`another_system.py` shows the kit the other system. What cannot be shown here: the other system's paths,
its console and its processes; `.github/workflows/students.yml` runs on the systems themselves.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.cli import main
from grader.intake.reading import read_submission
from tests.another_system import make_boot

Made = Callable[..., Path]

# The words of a command, by what it is called here; each runs in the folder of a half-finished network.
COMMANDS = {
    "check": "check",
    "stage": "check -k loss",
    "explain": "check --hint --explain",
    "all": "check --all --plain",
    "submit": "submit",
    "unfinished": "submit --unfinished --out handed/in.zip",
    "start": "start another",
    "plots": "plot",
    "plot": "plot sigmoid",
    "experiments": "explore",
    "too early": "explore twins --predict 1",
    "no stage": "check -k lost",
}


@pytest.fixture
def make(tmp_path: Path, root: Path) -> Made:
    """Make a handout with some of the sample's files in a new folder of that name."""

    def run(name: str, of: str = "emil") -> Path:
        folder = tmp_path / name
        assert CliRunner().invoke(main, ["start", str(folder)]).exit_code == 0
        for file in (root / "tests" / "submissions" / "sample" / of).glob("*.py"):
            shutil.copy(file, folder)
        return folder

    return run


def surround(system: str, place: Path, encoding: str = "utf-8") -> Mapping[str, str]:
    """An environment in which Python shows the kit that system; "" for this one."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LANG", "XORKIT_PLAIN")
    }
    if system:
        hook = place / "hooks" / "sitecustomize.py"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(make_boot(system), "utf-8")
        kept["PYTHONPATH"] = str(hook.parent)
    legacy = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    if encoding == "utf-8":
        legacy = {"LC_ALL": "C.UTF-8"}
    return {
        **kept,
        **legacy,
        "TERM": "xterm",
        "PYTHONIOENCODING": encoding,
        "PYTHONWARNDEFAULTENCODING": "1",
    }


def run(
    system: str, words: str, folder: Path, encoding: str = "utf-8", command: str = "-m grader.cli"
) -> tuple[int, str]:
    """The exit code of a command in a folder, and what it printed."""
    done = subprocess.run(
        [sys.executable, *command.split(" ", 1), *words.split()],
        cwd=folder, env=surround(system, folder.parent, encoding), capture_output=True, check=False,
    )  # fmt: skip
    assert not re.search(rb"Traceback|sitecustomize|grader/\S+ EncodingWarning", done.stderr), (
        done.stderr
    )
    return done.returncode, (done.stdout + done.stderr).decode(encoding)


@pytest.mark.sample("win32", "darwin")
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_kit_sees_another_system_and_the_libraries_do_not(tmp_path: Path, system: str) -> None:
    (tmp_path / "in").mkdir()
    says = (
        "import sys, grader.sandbox.fork_server as kit, importlib.util as found;"
        "channel = kit.Launcher().open();"
        "print(sys.platform, kit.sys.platform, type(channel).__name__, hasattr(kit.signal, 'SIGKILL'),"
        " hasattr(kit.signal, 'pidfd_send_signal'), found.find_spec('fcntl') is None);"
        "channel.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", says],
        cwd=tmp_path / "in", env=surround(system, tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    windows = system == "win32"
    assert done.stdout.split() == [
        *("linux", system, "PipeChannel", str(not windows), "False", str(windows))
    ]


def test_the_kit_asks_one_variable_which_system_it_is_on(root: Path) -> None:
    """So that a test can change it; `os.name` is used by the libraries that it would break."""
    for module in (root / "grader").rglob("*.py"):
        assert not re.search(r"\bos\.name\b|platform\.system", module.read_text("utf-8")), module


@pytest.mark.sample("check-win32", "unfinished-win32", "all-darwin")
@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_the_same_on_every_system(make: Made, name: str, system: str) -> None:
    here, there = (
        run(each, COMMANDS[name], make(f"{each or 'here'}/net")) for each in ("", system)
    )
    assert there == here
    assert here[1].strip()


@pytest.mark.release
@pytest.mark.thorough
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_finished_network_says_the_same_on_every_system(make: Made, system: str) -> None:
    for words in ("check", "submit", "explore twins --predict 2", "plot learned", "explore"):
        here, there = (
            run(each, words, make(f"{words}/{each or 'here'}/net", "ada"))[1]
            for each in ("", system)
        )
        assert there == here


@pytest.mark.sample("ascii")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "cp850"])
def test_an_old_console_shows_words_and_no_question_marks(make: Made, encoding: str) -> None:
    """The screen is the one of a new console, with each sign that is missing spelled in ASCII."""
    new = run("win32", "check --explain", make("new/net"))[1]
    old = run("win32", "check --explain", make("old/net"), encoding)[1]
    assert "σ" in new
    signs = {"✓": "+", "✗": "x", "\n· ": "\n- "}
    for sign, plain in {**signs, "…": "...", "−": "-", "σ": "sigma", "·": "*"}.items():
        try:
            shown = sign not in signs and sign.encode(encoding)
        except UnicodeEncodeError:
            shown = False
        new = new if shown else new.replace(sign, plain)
    assert old.split() == new.split()


TEXT = "import numpy as np\r\n\r\ndef sigmoid(x):\r\n    # größer\r\n    return 1 / (1 + np.exp(-x))\r\n"
FILES = {
    "crlf": (TEXT.encode(), "sigmoid is right on single numbers"),
    "byte order mark": (TEXT.encode("utf-8-sig"), "sigmoid is right on single numbers"),
    "cookie": (("# coding: cp1252\r\n" + TEXT).encode("cp1252"), "sigmoid is right on single numbers"),
    "cp1252": (TEXT.encode("cp1252"), "sigmoid.py is not text that Python can read: line 4 has a character that is not UTF-8. Save it as UTF-8."),
    "utf-16": (TEXT.encode("utf-16"), "sigmoid.py is not text that Python can read: it is UTF-16, which Notepad calls Unicode. Save it as UTF-8."),
}  # fmt: skip


@pytest.mark.sample("utf-16", "cp1252")
@pytest.mark.parametrize("name", FILES)
def test_a_file_from_another_editor_is_read_or_said_to_be_unreadable(make: Made, name: str) -> None:
    content, says = FILES[name]
    folder = make("net")
    (folder / "sigmoid.py").write_bytes(content)
    code, shown = run("win32", "check -k sigmoid", folder, "cp1252")
    flat = " ".join(shown.split())
    assert code == 1
    if "UTF-8" in says:
        assert says in flat
        assert "Think:" not in flat  # not a thought about the formula
        assert flat.endswith("Next: change sigmoid.py, save it, and run: xorkit check")
    else:
        assert "sigmoid 9 of 15" in flat or "sigmoid_derivative" in flat
        assert run("win32", "submit --unfinished --out in.zip", folder, "cp1252")[0] == 0


NAMES = {
    "spaces": "my first network",
    "umlauts": "Übung größe 1",
    "Greek and Chinese": "δίκτυο 网络",
    "long": "/".join(["a folder with quite a long name " * 6] * 4).strip(),
}


@pytest.mark.sample("umlauts")
@pytest.mark.parametrize("name", NAMES)
def test_a_folder_may_have_any_name(make: Made, name: str) -> None:
    folder = make(f"{NAMES[name]}/net")
    code, shown = run("win32", "check", folder, "ascii")
    assert code == 1
    assert "52 of 100 points" in shown
    assert (folder / ".xorkit" / "progress.json").is_file()
    assert run("win32", "submit --unfinished", folder, "ascii")[0] == 0
    assert sorted(read_submission(folder / "net.zip").modules) == sorted(
        ["backward", "forward", "loss", "sigmoid", "train"]
    )


def test_an_assignment_with_windows_line_ends_is_the_same(
    xor: Assignment, root: Path, tmp_path: Path
) -> None:
    for file in (root / "assignments" / "xor").glob("*.*"):
        content = file.read_bytes()
        windows = content if file.suffix == ".npz" else content.replace(b"\n", b"\r\n")
        (tmp_path / file.name).write_bytes(windows)
    assert load(tmp_path).fingerprint == xor.fingerprint


def test_start_names_a_folder_as_a_shell_takes_it(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["start", str(tmp_path / "my net")]).output
    assert f'cd "{tmp_path / "my net"}"' in said


def test_no_file_counts_as_changed_where_a_folder_lists_no_inodes(make: Made) -> None:
    says = "from pathlib import Path; from grader.intake.reading import read_submission as r; print(r(Path()).notes)"
    folder = make("net")
    done = subprocess.run(
        [sys.executable, "-c", says],
        cwd=folder, env=surround("win32", folder.parent), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "()"


@contextmanager
def ending(process: "subprocess.Popen[Any]") -> Iterator[None]:
    """End a process with the block: where an assertion fails, nobody presses q."""
    try:
        yield
    finally:
        process.kill()


@pytest.mark.release
@pytest.mark.thorough
@pytest.mark.parametrize("system", ["win32", "darwin", ""])
def test_the_plain_live_screen_adds_lines_and_hears_keys(make: Made, system: str) -> None:
    import pty  # this machine's own terminals
    import tty

    folder = make("net")
    ours, theirs = pty.openpty()
    tty.setcbreak(theirs)
    with subprocess.Popen(
        [sys.executable, "-m", "grader.cli", "check", "--watch", "--plain"],
        cwd=folder, env=surround(system, folder.parent), stdin=theirs, stdout=theirs, stderr=theirs,
    ) as watching, ending(watching):  # fmt: skip
        os.close(theirs)
        seen = ""

        def wait_for_screens(count: int) -> str:
            """The last screen, when there are so many."""
            nonlocal seen
            while seen.count("q quit.") < count:
                seen += os.read(ours, 65536).decode("utf-8", "replace")
            return seen.split("q quit.")[count - 1]

        assert "Points: 52 of 100." in wait_for_screens(1)
        (folder / "loss.py").write_text("def compute_loss(a, b):\n    return 1 / 0\n")
        assert "Points: 40 of 100." in wait_for_screens(2)
        os.write(ours, b"h")
        assert "Hint 2 of" in wait_for_screens(3)
        os.write(ours, b"q")
        assert watching.wait() == 0
    os.close(ours)
    assert "\x1b" not in seen
    assert "Traceback" not in seen


def works(process: psutil.Process) -> bool:
    """Whether a process has not ended; one that nobody waits for may stay listed."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


TASKKILL = """\
#!{python} -I
import sys, psutil
process = psutil.Process(int(sys.argv[sys.argv.index("/PID") + 1]))
for each in [*process.children(recursive=True), process]:
    each.kill()
"""


@pytest.mark.thorough
def test_what_a_save_overtakes_on_windows_ends_with_its_own_processes(make: Made) -> None:
    folder = make("net")
    taskkill = folder.parent / "taskkill"
    taskkill.write_text(TASKKILL.format(python=sys.executable))
    taskkill.chmod(0o755)
    surrounding = dict(surround("win32", folder.parent))
    surrounding["PATH"] = f"{taskkill.parent}{os.pathsep}{surrounding['PATH']}"
    started = folder.parent / "started"  # without the locks of Linux, student code can write it
    (folder / "loss.py").write_text(
        f"import os\nos.close(os.open({str(started)!r}, os.O_CREAT | os.O_WRONLY))\nwhile True:\n    pass\n"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "grader.cli", "check", "-k", "loss", "--watch"],
        cwd=folder, env=surrounding, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as watching, ending(watching):  # fmt: skip
        assert watching.stdout
        while not started.exists():
            assert watching.poll() is None
        children = psutil.Process(watching.pid).children(recursive=True)
        running = [each for each in children if "pipes" in each.cmdline()]
        assert running
        (folder / "loss.py").write_text("def compute_loss(a, b):\n    return 1 / 0\n")
        assert any("0 of 10 points" in line for line in watching.stdout)
        left = [each for each in running if works(each)]
        for each in left:
            each.kill()
        watching.send_signal(signal.SIGINT)
        assert watching.wait() == 0
    assert left == []
