"""Makes the pictures of the handouts' theory, in `assignments/NAME/images/`: `python docs/pictures/handout.py`.

`--out FOLDER` names another place than `assignments`. Two runs give equal files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attention_theory
import line_theory
import xor_theory

HOME = Path(__file__).resolve().parents[2] / "assignments"
THEORIES = {
    "line": line_theory.PICTURES,
    "xor": xor_theory.PICTURES,
    "attention": attention_theory.PICTURES,
}


def make(home: Path) -> None:
    """All of them."""
    for name, pictures in THEORIES.items():
        folder = home / name / "images"
        folder.mkdir(parents=True, exist_ok=True)
        for picture, draw in pictures.items():
            (folder / f"{picture}.svg").write_text(draw().svg(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(Path(sys.argv[2]) if sys.argv[1:2] == ["--out"] else HOME)
