"""What a thing is that is not a submission, in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Collection

from grader.safe_text import clean

# By the end of a name: what it is, and what to ask for.
KINDS = {
    ".7z": "is a 7z archive, which is not read. Unpack it, or ask for a .zip.",
    ".rar": "is a RAR archive, which is not read. Unpack it, or ask for a .zip.",
    ".bz2": "is packed with bzip2, which is not read. Unpack it, or ask for a .zip.",
    ".zst": "is packed with zstd, which is not read. Unpack it, or ask for a .zip.",
    ".gz": "is one packed file, which is not read. Unpack it, or ask for a .zip.",
    ".pdf": "is a PDF, which cannot be run. Ask for the modules.",
    ".docx": "is a Word document, which cannot be run. Ask for the modules.",
    ".xlsx": "is a spreadsheet. Leave it out with --ignore if nobody handed it in.",
    ".csv": "is a table. Leave it out with --ignore if nobody handed it in.",
    ".eml": "is a mail. Save what is attached to it.",
    ".msg": "is a mail. Save what is attached to it.",
    ".lnk": "is a shortcut, and what it leads to is not here. Ask for the modules.",
    ".url": "is a shortcut, and what it leads to is not here. Ask for the modules.",
    ".gdoc": "is a link to a Google document. Ask for a download.",
    ".ipynb.txt": "is a notebook under another name. Rename it so that it ends with .ipynb.",
    ".ipynb.json": "is a notebook under another name. Rename it so that it ends with .ipynb.",
    ".txt": "is a text. Ask for the modules, if somebody meant to hand it in.",
}


def describe_kind(name: str) -> str:
    """What a file is, by the longest end of its name that is known; empty where none is."""
    ends = [end for end in KINDS if name.lower().endswith(end)]
    return KINDS[max(ends, key=len)] if ends else ""


def explain_file(name: str, files: Collection[str]) -> str:
    """Why a file of a class is not a submission. files: those of the stages."""
    shown = clean(name, 100)
    if name in files:
        return f"{shown} is outside of any student's folder. Put it into the folder of whose it is."
    if name.lower().endswith(".py"):
        wanted = ", ".join(sorted(files))
        return f"{shown} is one file, and a submission is a folder or an archive with {wanted}. Put it into a folder of its student's."
    other = "is not a submission: no folder, no archive, no notebook. Leave it out with --ignore."
    return f"{shown} {describe_kind(name) or other}"


def explain_contents(names: Collection[str], assignment: str, files: Collection[str]) -> str:
    """Why nothing in a submission is of the assignment. names: what it holds."""
    wanted = ", ".join(files)
    if not names:
        return f"It is empty: it holds none of {wanted}."
    shown = ", ".join(clean(name, 60) for name in sorted(names)[:4])
    more = ", …" if len(names) > 4 else ""
    odd = next((name for name in sorted(names) if describe_kind(name)), "")
    what = f" {clean(odd, 60)} {describe_kind(odd)}" if odd else ""
    return f"It holds nothing of {assignment} (none of {wanted}), but {shown}{more}.{what}"
