"""A student's session, from `xorkit start` to a zip: `python student_session.py SOLUTIONS` in a new folder.

Needs Python's standard library and an installed xorkit on the path, on any system. The workflow
students.yml runs it; it ends with exit code 0 if every command did what it should.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

STAGES = ("sigmoid", "forward", "loss", "backward", "train")


def xorkit(*words: str, folder: Path, code: int, says: str) -> None:
    """Run a command, and expect an exit code and a text."""
    done = subprocess.run(
        ["xorkit", *words], cwd=folder, capture_output=True, encoding="utf-8", errors="replace"
    )
    shown = " ".join((done.stdout + done.stderr).split())
    print(ascii(f"xorkit {' '.join(words)}: exit code {done.returncode}"))
    if done.returncode != code or says not in shown or "Traceback" in shown:
        sys.exit(f"Expected exit code {code} and {says!r}, got:\n{done.stdout}\n{done.stderr}")


def main(solutions: Path) -> None:
    """Each command, on stubs, on Windows' kinds of files, on a mistake, and on a finished network."""
    here = Path.cwd()
    net = here / "Übung 1" / "my network"
    shutil.rmtree(net.parent, ignore_errors=True)
    net.parent.mkdir()
    xorkit("start", str(net), folder=here, code=0, says="is ready.")
    xorkit("check", folder=net, code=1, says="Write next: sigmoid.py line 6, sigmoid(x)")
    for stage in STAGES:
        source = (solutions / f"{stage}.py").read_text("utf-8").replace("\n", "\r\n")
        (net / f"{stage}.py").write_bytes(source.encode("utf-8-sig"))
    loss = (net / "loss.py").read_bytes()
    (net / "loss.py").write_bytes(loss.replace(b"np.mean(", b"np.sum("))
    xorkit("check", "--hint", folder=net, code=1, says="Next: xorkit check")
    xorkit("check", "--plain", folder=net, code=1, says="loss: wrong, ")
    xorkit("check", "--explain", "-k", "loss", folder=net, code=1, says="The smallest example")
    xorkit("submit", folder=net, code=1, says="Not finished: loss")
    (net / "loss.py").write_bytes(loss.decode("utf-8-sig").encode("utf-16"))
    xorkit(
        "check", "loss.py", folder=net, code=1, says="it is UTF-16, which Notepad calls Unicode."
    )
    (net / "loss.py").write_bytes(loss)
    xorkit("check", folder=net, code=0, says="100 of 100 points")
    xorkit("plot", folder=net, code=0, says="Draw one: xorkit plot NAME.")
    xorkit("plot", "sigmoid", folder=net, code=0, says="sigmoid.png")
    xorkit(
        "explore", "twins", "--predict", "2", folder=net, code=0, says="It was: They are the same."
    )
    xorkit("submit", folder=net, code=0, says="is ready. Hand it in.")
    with zipfile.ZipFile(net / "my network.zip") as archive:
        if sorted(archive.namelist()) != sorted(f"{stage}.py" for stage in STAGES):
            sys.exit(f"The zip holds {archive.namelist()}.")
    print("All commands did what they should.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
