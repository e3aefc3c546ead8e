"""Names, keys, attributes and imports that do not exist, and the nearest that do."""

from __future__ import annotations

import builtins
import math
import re
from collections.abc import Iterable
from difflib import get_close_matches

import numpy as np

from grader.assignment.spec import Assignment
from grader.diagnosis.python_shapes import name_entries
from grader.errors import Frame, Operand, Raised

Found = tuple[str, str] | None
LIBRARIES = {
    "IPython", "PIL", "autograd", "cupy", "cv2", "gym", "imageio", "jax", "joblib", "keras", "numba",
    "pandas", "polars", "requests", "scipy", "skimage", "sklearn", "statsmodels", "sympy", "tensorflow",
    "theano", "torch", "torchvision", "tqdm", "xgboost",
}  # fmt: skip
ABBREVIATIONS = {"np": "NumPy", "numpy": "NumPy", "math": "math", "random": "random"}
WORDS = [name for name in dir(builtins) if name.islower() or name in ("True", "False", "None")]
OPEN = {"numpy": np, "numpy.linalg": np.linalg, "numpy.random": np.random, "math": math}


def explain(error: Raised, frame: Frame, assignment: Assignment) -> Found:
    """The name and the sentence, where something is asked for by a name that does not exist."""
    found: Found = None
    match error.type:
        case "NameError":
            found = _explain_name(error, frame, assignment)
        case "UnboundLocalError":
            found = _explain_unbound(error, assignment)
        case "KeyError":
            found = _explain_key(error, frame, assignment)
        case "AttributeError":
            found = _explain_attribute(error, frame, assignment)
        case "ImportError":
            found = _explain_import(error, assignment)
        case "ModuleNotFoundError":
            found = _explain_module(error, assignment)
    return found or _explain_unpacking(error, frame, assignment) or _explain_text(frame, assignment)


def nearest(name: str, names: Iterable[str]) -> str:
    """The one that was probably meant: equal but for capitals, or nearly equal; empty if none is."""
    known = [each for each in dict.fromkeys(names) if each != name]
    same = [each for each in known if each.lower() == name.lower()]
    return next(iter(same or (get_close_matches(name, known, 1, 0.7) if len(name) > 2 else [])), "")


def _explain_name(error: Raised, frame: Frame, assignment: Assignment) -> Found:
    match = re.search(r"name '(\w+)' is not defined", error.message)
    if not match:
        return None
    name, file, words = match[1], error.file or "this file", assignment.words
    function = assignment.functions.get(name)
    modules = [*assignment.modules, *assignment.given]
    given = [m for m, text in assignment.given.items() if re.search(rf"(?m)^def {name}\b", text)]
    if name in ABBREVIATIONS:
        other = " under another name" if {"np", "numpy"} & {*error.names} else ""
        return (
            "missing-import",
            f"The name {name} stands for the module {ABBREVIATIONS[name]} only in a file that imports it "
            f"under that name, and {file} imports it{other or ' nowhere'}.",
        )
    home = function.module if function else next(iter(given), "")
    if home and f"{home}.py" != file:
        said = f"The function {name} stands in {home}.py, and {file} does not import it from there."
        return "missing-import", said
    if name in modules:
        said = f"The module {name} is used here, and {file} never imports it at its top."
        return "missing-import", said
    returned = [f for f, names in words.returns.items() if name in names]
    holder = next((o for o in frame.operands if o.kind == "dict" and name in o.keys), None)
    if holder:
        said = f"The name {name} is a key in the dict {holder.text} and not a variable; take its value out of the dict first."
        return "key-used-as-name", said
    if returned and frame.function != returned[0]:
        said = f"The value {name} is one of those that {returned[0]} returns; in {file} nothing has been given that name before this line."
        return "entry-not-unpacked", said
    parameters = (p for each in assignment.functions.values() for p in each.parameters)
    candidates = [*error.names, *parameters, *assignment.functions, *words.shapes, *modules, *WORDS]
    if near := nearest(name, candidates):
        said = f"Nothing is called {name} here; the nearest name is {near}, and Python takes every letter and capital exactly."
        return "misspelt-name", said
    said = f"Nothing has been given the name {name} before this line; it may be misspelt, or the line that makes it is missing."
    return "unknown-name", said


def _explain_unbound(error: Raised, assignment: Assignment) -> Found:
    match = re.search(r"local variable '(\w+)'", error.message)
    if match and match[1] in assignment.functions:
        said = f"Inside this function {match[1]} is also the name of a variable, and that hides the function {match[1]}; give the variable another name."
        return "name-hides-function", said
    if match:
        said = f"The variable {match[1]} has no value yet: the line of this function that sets it comes later, or was not reached."
        return "used-before-set", said
    return None


def _explain_key(error: Raised, frame: Frame, assignment: Assignment) -> Found:
    holder = _find(frame, "value")
    known = holder.keys if holder and holder.kind == "dict" else ()
    what = holder.text if holder and known else "the dict"
    match = re.fullmatch(r"""['"](.*)['"]""", error.message)
    if not match:
        if not re.fullmatch(r"-?\d+", error.message):
            return None
        said = f"The entries of {what} have texts as keys and no numbers, so there is no entry {error.message}."
        return "number-as-key", said
    key = match[1][:60]
    if near := nearest(key, known or assignment.words.shapes):
        said = f'There is no key "{key}" in {what}; the nearest key is "{near}", and every letter of a key counts.'
        return "misspelt-key", said
    if not known:
        return (
            "missing-key",
            f'The dict on this line has no entry with the key "{key}" at that moment.',
        )
    shown = ", ".join(f'"{each}"' for each in known[:5])
    return "missing-key", f'There is no key "{key}" in {what}; the keys it has are {shown}.'


def _explain_attribute(error: Raised, frame: Frame, assignment: Assignment) -> Found:
    if "circular import" in error.message:
        return _explain_circle(error)
    holder = _find(frame, "value")
    text = holder.text if holder else "it"
    if match := re.match(r"module '([\w.]+)' has no attribute '(\w+)'", error.message):
        return _explain_member(match[1], match[2], holder.keys if holder else (), assignment)
    match = re.match(r"'([\w.]+)' object has no attribute '(\w+)'", error.message)
    if not match:
        return None
    kind, part = match.groups()
    if kind == "dict":
        keys = holder.keys if holder else ()
        near = part if part in keys else nearest(part, [*keys, *dir(dict)])
        if near in dir(dict):
            said = f"A dict has no part {part}; the nearest name that a dict has is {near}."
            return "misspelt-attribute", said
        key = f', perhaps "{near}"' if near else ""
        said = f"A dict has its entries under text keys{key}, in square brackets, and not behind a dot as {text}.{part}."
        return "key-as-attribute", said
    if kind == "numpy.ndarray":
        public = [] if hasattr(np, part) else [n for n in dir(np.ndarray) if n[0] != "_"]
        if near := nearest(part, public):
            said = f"An array has no part {part}; the nearest name that an array has is {near}."
            return "misspelt-attribute", said
        other = f"; {part} is a function of NumPy that takes the array" if hasattr(np, part) else ""
        said = f"Here {text} is a NumPy array, and an array has no part called {part}{other}."
        return "array-has-no-such-part", said
    return None


def _explain_member(
    module: str, part: str, known: Iterable[str], assignment: Assignment
) -> tuple[str, str]:
    """A part that a module does not have."""
    function = assignment.functions.get(part)
    if function and function.module != module:
        said = (
            f"The function {part} is not in {module}; it is the one that stands in {function.file}."
        )
        return "looked-in-wrong-module", said
    holder = OPEN.get(module)
    if near := nearest(part, [n for n in dir(holder) if n[0] != "_"] if holder else known):
        said = f"The module {module} has no {part}; the nearest name that exists in it is {near}."
        return "no-such-function", said
    said = f"The module {module} has nothing called {part}; look the name up, or write that function yourself."
    return "no-such-function", said


def _explain_circle(error: Raised) -> tuple[str, str]:
    file = error.file or "This file"
    said = f"{file} imports a file that imports {file} again before it is finished; a file should import only files of earlier stages."
    return "circular-import", said


def _explain_import(error: Raised, assignment: Assignment) -> Found:
    if "circular import" in error.message:
        return _explain_circle(error)
    match = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", error.message)
    if not match:
        return None
    return _explain_member(match[2], match[1], error.names, assignment)


def _explain_module(error: Raised, assignment: Assignment) -> Found:
    name, stem = error.where, error.where.partition(".")[0]
    if stem in LIBRARIES:
        return None
    ours = [*assignment.modules, *assignment.given]
    if "." in name:
        said = f"After import stands a module, that is a whole file, and {name} is none; a function is imported from its module by name."
        return "function-imported-as-module", said
    if near := nearest(name, [*ours, "numpy", "math", "random"]):
        said = f"There is no module called {name}; the nearest name is {near}, and every letter and capital counts."
        return "misspelt-import", said
    said = f"The module {name} belongs neither to Python nor to NumPy, and no {name}.py was handed in; a file of your own must be handed in too."
    return "own-module-missing", said


def _explain_unpacking(error: Raised, frame: Frame, assignment: Assignment) -> Found:
    """How many names stand on the left, and how many values come."""
    match = re.search(
        r"values to unpack \(expected (?:at least )?(\d+)(?:, got (\d+))?", error.message
    )
    value = _find(frame, "value")
    if not match or (value and value.kind == "dict"):
        return None
    left = f"{match[1]} {'name stands' if match[1] == '1' else 'names stand'} on the left"
    if frame.operation != "unpack" or value is None:
        came = f"{match[2]} come" if match[2] else "another number comes"
        return (
            "unpack-count",
            f"To take the values apart, {left}, and {came}; one name is needed for each value.",
        )
    came = match[2] or (str(value.shape[0]) if value.shape else "more")
    text = value.text if len(value.text) <= 40 else "the right side"
    names = name_entries(value.text, frame, assignment)
    told = f": {', '.join(names)}" if names and str(len(names)) == came else ""
    return (
        "unpack-count",
        f"Here {left}, and {text} holds {came} values{told}; one name is needed for each value.",
    )


def _explain_text(frame: Frame, assignment: Assignment) -> Found:
    """A text in arithmetic that is a key: a dict was unpacked, or gone through, for its values."""
    keys = {key for each in frame.operands if each.kind == "dict" for key in each.keys}
    keys |= {*assignment.words.shapes}
    for operand in frame.operands:
        named = re.fullmatch(r"\w+", operand.text) and operand.role in ("left", "right", "value")
        if named and operand.kind == "text" and operand.keys and operand.keys[0] in keys:
            said = f'Here {operand.text} holds the text "{operand.keys[0]}", a key: going through a dict, or unpacking it, gives its keys and not its values.'
            return "dict-unpacked", said
    return None


def _find(frame: Frame, role: str) -> Operand | None:
    return next((each for each in frame.operands if each.role == role), None)
