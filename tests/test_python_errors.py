"""Python's own errors have a name and one sentence for a beginner, before Python's own line."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from grader.assignment.spec import Assignment
from grader.diagnosis.python_errors import (
    explain_caller,
    explain_python,
    find_caller,
    read_kinds,
    read_names,
)
from grader.errors import Frame, Operand, Raised
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.results.result import Check

Lost = Callable[..., list[Check]]


@dataclass(frozen=True)
class Wrong:
    """A wrong module in one stage: the name of its error, and a part of the sentence."""

    stage: str
    name: str
    says: str
    source: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def modules(self) -> dict[str, str]:
        return {self.stage: self.source, **dict(self.others)}


def module(head: str, imports: str = "") -> Callable[..., Wrong]:
    """Make cases of a function whose first lines are given."""
    name = {
        "sigmoid": "sigmoid",
        "forward": "forward",
        "compute_loss": "loss",
        "backward": "backward",
    }
    stage = name.get(head.partition("(")[0], "train")

    def make(says_name: str, says: str, body: str, **others: str) -> Wrong:
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        source = f"import numpy as np\n{imports}def {head}:\n{lines}"
        return Wrong(stage, says_name, says, source, tuple(others.items()))

    return make


SIG = module("sigmoid(x)")
FORWARD = module("forward(X, params)", "from sigmoid import sigmoid\n")
LOSS = module("compute_loss(y_true, y_pred)")
BACK = module("backward(X, y, params, cache)", "from sigmoid import sigmoid_derivative\n")
STEP = module("update_params(params, grads, learning_rate)")
HIDDEN = 'params["weights_input_hidden"]'
UNPACK = "z_hidden, a_hidden, z_output, a_output = cache\n"


def raw(stage: str, name: str, says: str, source: str, **others: str) -> Wrong:
    return Wrong(stage, name, says, source, tuple(others.items()))


CASES = [
    # Signs.
    LOSS("power-is-not-caret", "The sign ^ is not a power", "return np.mean((y_true - y_pred) ^ 2)"),
    LOSS("power-is-not-caret", "written with two stars", "return sum((float(a) - float(b)) ^ 2 for a, b in zip(y_true.flat, y_pred.flat))"),
    LOSS("missing-operator", "here 2, stands right before a round bracket", "return np.mean(2(y_true - y_pred))"),
    LOSS("missing-operator", "here y_true - y_pred, stands", "return np.mean((y_true - y_pred)(y_true - y_pred))"),
    FORWARD("round-brackets-on-dict", "params is a dict", 'return params("bias_hidden")'),
    LOSS("round-brackets-on-array", "are values and not functions", "return (y_true.shape(0))"),
    LOSS("bits-instead-of-words", "work on the bits", "return np.mean(y_true - y_pred & 1)"),
    # Conditions and single numbers.
    raw("sigmoid", "math-of-array", "take one number at a time", "import math\ndef sigmoid(x):\n    return 1 / (1 + math.exp(-x))\ndef sigmoid_derivative(x):\n    return sigmoid(x)\n"),
    SIG("array-in-if", "one yes or no is needed", "if x > 0:\n    return 1 / (1 + np.exp(-x))\nreturn np.exp(x) / (1 + np.exp(x))"),
    LOSS("number-from-array", "one single number is needed", "return float((y_true - y_pred) ** 2)"),
    LOSS("whole-number-needed", "it got a float", "total = 0\nfor i in range(y_true.size / 1):\n    total += 1\nreturn total"),
    LOSS("number-in-loop", "is one single number", "total = 0\nfor i in y_true.shape[0]:\n    total += 1\nreturn total"),
    LOSS("number-has-no-length", "is given one single number", "return np.sum((y_true - y_pred) ** 2) / len(y_true.size)"),
    LOSS("number-has-no-entries", "here loss is one single number", "loss = np.mean((y_true - y_pred) ** 2)\nreturn loss[0]"),
    LOSS("number-is-not-array", "so there is no shape behind its dot", "total = 0.0\nreturn total.shape"),
    # Modules, functions and their arguments.
    raw("forward", "module-called", "Here sigmoid is a module", "import sigmoid\ndef forward(X, params):\n    return sigmoid(X)\n"),
    raw("forward", "function-has-no-parts", "sigmoid is already the function", "from sigmoid import sigmoid\ndef forward(X, params):\n    return sigmoid.sigmoid(X)\n"),
    BACK("function-not-called", "sigmoid_derivative is the function itself", UNPACK + "return (a_output - y) * sigmoid_derivative"),
    LOSS("function-not-called", "without round brackets", "error = (y_true - y_pred) ** 2\nreturn error.mean * 1.0"),
    FORWARD("square-brackets-on-function", "functions are called with round brackets", f"return np.dot[X, {HIDDEN}]"),
    FORWARD("argument-missing", "nothing was given for 'params'", "def layer(X, params):\n    return X\nreturn layer(X)"),
    FORWARD("too-many-arguments", "hands 2 values to sigmoid", f"return sigmoid(X, {HIDDEN})"),
    LOSS("unknown-argument", "has no argument called axes", "return np.sum((y_true - y_pred) ** 2, axes=0)"),
    LOSS("axis-misused", "The second argument of this function is the axis", "return np.sum(y_true, y_pred)"),
    LOSS("axis-out-of-range", "there is no axis 2", "return np.mean(y_true - y_pred, axis=2)"),
    LOSS("size-in-two-arguments", "as one argument in brackets of its own", "return np.zeros(y_true.shape[0], 1)"),
    # Dicts.
    FORWARD("dict-unpacked", 'W1 holds the text "weights_input_hidden", a key', "W1, b1, W2, b2 = params\nz = X @ W1 + b1\nreturn z, z, z, z"),
    FORWARD("dict-unpacked", "params is a dict", "W1, W2 = params\nreturn X @ W1"),
    FORWARD("misspelt-key", 'the nearest key is "weights_input_hidden"', 'return X @ params["weight_input_hiden"]'),
    FORWARD("missing-key", "the keys it has are", 'return X @ params["q"]'),
    FORWARD("number-as-key", "no numbers, so there is no entry 0", "return X @ params[0]"),
    FORWARD("key-as-attribute", "params.weights_input_hidden", "return X @ params.weights_input_hidden"),
    STEP("dict-in-arithmetic", "a dict cannot be calculated with", "return params - learning_rate * grads"),
    STEP("unhashable-key", "cannot be the key of a dict", 'return {params["bias_hidden"]: 1}'),
    STEP("view-has-no-places", "can only be gone through in a loop", "return params.values()[0]"),
    # Names and imports.
    FORWARD("misspelt-name", "the nearest name is X", f"return x @ {HIDDEN}"),
    LOSS("misspelt-name", "the nearest name is y_pred", "return np.mean((y_true - y_prad) ** 2)"),
    LOSS("unknown-name", "Nothing has been given the name qqq", "return qqq"),
    FORWARD("key-used-as-name", "is a key in the dict params", "return X @ weights_input_hidden"),
    BACK("entry-not-unpacked", "one of those that forward returns", "return a_output - y"),
    raw("forward", "missing-import", "The function sigmoid stands in sigmoid.py", "import numpy as np\ndef forward(X, params):\n    return sigmoid(X)\n"),
    raw("loss", "missing-import", "The name np stands for the module NumPy", "def compute_loss(y_true, y_pred):\n    return np.mean((y_true - y_pred) ** 2)\n"),
    raw("loss", "missing-import", "imports it under another name", "import numpy\ndef compute_loss(y_true, y_pred):\n    return np.mean((y_true - y_pred) ** 2)\n"),
    LOSS("own-module-missing", "no my_helpers.py was handed in", "from my_helpers import mse\nreturn mse(y_true, y_pred)"),
    raw("forward", "misspelt-import", "the nearest name is sigmoid", "from sigmod import sigmoid\ndef forward(X, params):\n    return sigmoid(X)\n"),
    raw("forward", "no-such-function", "the nearest name that exists in it is sigmoid", "from sigmoid import sigmiod\ndef forward(X, params):\n    return sigmiod(X)\n"),
    raw("backward", "looked-in-wrong-module", "the one that stands in sigmoid.py", "from loss import sigmoid_derivative\n"),
    raw("forward", "function-imported-as-module", "a function is imported from its module", "import sigmoid.sigmoid\n"),
    raw("forward", "circular-import", "again before it is finished", "from helper import g\ndef forward(X, params):\n    return g\n", helper="from forward import forward\ng = 1\n"),
    FORWARD("no-such-function", "the nearest name that exists in it is transpose", f"return np.transponse(X) @ {HIDDEN}"),
    FORWARD("looked-in-wrong-module", "The function sigmoid is not in numpy", f"return np.sigmoid(X @ {HIDDEN})"),
    FORWARD("used-before-set", "The variable z has no value yet", "for i in range(0):\n    z = X\nreturn z"),
    FORWARD("name-hides-function", "hides the function sigmoid", f"sigmoid = sigmoid(X @ {HIDDEN})\nreturn sigmoid"),
    # Shapes.
    FORWARD("shapes-do-not-fit", "X has the shape (rows, inputs) and weights_input_hidden.T has the shape (hidden neurons, inputs)", f"return X @ {HIDDEN}.T"),
    FORWARD("shapes-do-not-fit", "on the left X.T is (", f"return np.dot(X.T, {HIDDEN})"),
    FORWARD("shapes-do-not-fit", "weights_hidden_output has the shape (hidden neurons, outputs)", 'W = params["weights_hidden_output"]\nreturn X @ W'),
    BACK("shapes-do-not-fit", "a_output has the shape (rows, outputs) and X has the shape (rows, inputs)", "z1, a1, z2, a2 = cache\nreturn a2 @ X"),
    BACK("shapes-do-not-fit", "Entry by entry, two arrays need the same shape", UNPACK + "return a_hidden - params['weights_input_hidden'].T[:, :1].repeat(3, axis=1)[:2]"),
    BACK("shapes-do-not-fit", "A change in place keeps the shape", 'g = np.zeros((1, 1))\ng += X\nreturn {"bias_output": g}'),
    BACK("shapes-do-not-fit", "do not fill the shape (7, 5, 11)", "return X.reshape(7, 5, 11)"),
    BACK("shapes-do-not-fit", "Arrays can be joined", "return np.hstack([X, X.T, y.T])"),
    BACK("shapes-do-not-fit", "and the place on the left", "g = np.zeros((7, 3))\ng[0] = np.ones(4)\nreturn g"),
    # Lists, tuples, texts, None.
    LOSS("list-is-not-array", "errors is a list", "errors = [1.0, 2.0]\nreturn 0.5 * errors"),
    LOSS("list-is-not-array", "errors is a list", "errors = [1.0, 2.0]\nreturn errors.T"),
    LOSS("list-is-not-array", "is a list", "errors = [[1.0, 2.0]]\nreturn errors[0, 1]"),
    LOSS("list-is-not-array", "used like a NumPy array", "return [1.0] - [2.0]"),
    BACK("tuple-in-arithmetic", "cache is a tuple of several values", "return cache - y"),
    BACK("key-on-tuple", "cache is a tuple: its entries have places", 'return cache["a_hidden"]'),
    BACK("unpack-count", "Here 3 names stand on the left, and cache holds 4 values: z_hidden, a_hidden, z_output, a_output", "z1, a1, z2 = cache"),
    BACK("unpack-count", "5 names stand on the left", "X, z1, a1, z2, a2 = cache"),
    BACK("place-out-of-range", "cache is a tuple that is shorter", "return cache[4]"),
    LOSS("place-out-of-range", "Place 99 was asked for", "return y_true[99]"),
    LOSS("too-many-places", "name 3 places", "return y_true[0, 0, 0]"),
    LOSS("array-place-is-text", "y_true is an array", 'return y_true["a"]'),
    BACK("cannot-be-changed", "cache is a tuple", "cache[0] = X\nreturn cache"),
    LOSS("text-in-arithmetic", '"mean"', 'kind = "mean"\nreturn (y_true - y_pred) * kind'),
    FORWARD("dict-unpacked", "p holds the text", 'for p in params:\n    X = p["w"]\nreturn X'),
    LOSS("text-indexed", "kind is a text", 'kind = "mean"\nreturn kind["a"]'),
    LOSS("nothing-returned", "error is None", "def square(a):\n    a ** 2\nerror = square(y_true)\nreturn error * 2"),
    LOSS("nothing-returned", "error is None", "error = print()\nreturn error.mean()"),
    LOSS("ragged-rows", "all rows must be equally long", "return np.array([[1, 2], [3]])"),
    LOSS("array-into-one-entry", "one single entry of an array", "a = np.zeros(3)\na[0] = y_true\nreturn a"),
    LOSS("array-has-no-such-part", "sqrt is a function of NumPy", "return (y_true - y_pred).sqrt()"),
    LOSS("misspelt-attribute", "the nearest name that an array has is mean", "return (y_true - y_pred).meen()"),
    # Numbers.
    LOSS("division-by-zero", "The number under the line of a division is 0", "return 1 / 0"),
    LOSS("float-into-integers", "counts is an array of whole numbers", "counts = np.array([1, 2])\ncounts *= 0.5\nreturn counts"),
    LOSS("no-whole-number", "unless it is made one of floats first", "out = np.zeros(2, int)\nout[0] = np.inf\nreturn out"),
    LOSS("number-too-large", "grew too large", "import math\nreturn math.exp(1000)"),
    LOSS("not-in-the-domain", "has no value for that number", "import math\nreturn math.log(0)"),
    LOSS("own-assert", "An assert line in this file", "assert y_true.shape == 3\nreturn 0"),
    LOSS("placeholder-left", "Three dots still stand", "return np.mean(y_true * ...)"),
    # Syntax.
    raw("loss", "colon-missing", "A colon is missing", "def compute_loss(y_true, y_pred)\n    return 0\n"),
    raw("loss", "equals-in-condition", "A single equals sign stores", "def compute_loss(a, b):\n    if a = b:\n        return 0\n"),
    raw("loss", "bracket-not-closed", "The bracket ( on this line", "def compute_loss(a, b):\n    return ((a - b)\n"),
    raw("loss", "bracket-not-closed", "no opening partner", "def compute_loss(a, b):\n    return (a - b))\n"),
    raw("loss", "block-missing", "indented further to the right", "def compute_loss(a, b):\nreturn 0\n"),
    raw("loss", "indentation", "must all start in the same column", "def compute_loss(a, b):\n    x = 1\n      return 0\n"),
    raw("loss", "tabs-and-spaces", "mixes tabs and spaces", "def compute_loss(a, b):\n        x = 1\n\treturn 0\n"),
    raw("loss", "quote-not-closed", "the same mark that should end it", "x = 'abc\n"),
    raw("loss", "assignment-turned-around", "The left side of an equals sign", "a = 1\na + 1 = 2\n"),
    raw("loss", "comma-missing", "stand side by side", "x = (1 2)\n"),
    raw("loss", "number-before-name", "A number and a name stand together", "a = 1\nb = 2a\n"),
    raw("loss", "reserved-word", "The word lambda has a meaning", "lambda = 0.1\n"),
    raw("loss", "print-without-brackets", "print is a function", "print 3\n"),
    raw("loss", "pasted-character", "only looks like a minus sign", "x = 3 − 2\n"),
    raw("loss", "return-outside-function", "belongs to no function", "return 3\n"),
    raw("loss", "else-if", "and it is elif", "a = 1\nif a: pass\nelse if a: pass\n"),
    raw("loss", "other-languages-sign", "a sign from another language", "i = 1\ni++\n"),
]  # fmt: skip


@pytest.fixture
def lost(job: Job, reference: dict[str, str]) -> Lost:
    """The checks that one stage of the reference loses with some modules replaced."""

    def run(stage: str, **modules: str) -> list[Check]:
        only = replace(job, only=(stage,))
        result = grade(only, [Submission("someone", {**reference, **modules})])[0]
        return [c for c in result.checks if c.stage == stage and c.outcome == "failed"]

    return run


def sentences(message: str) -> str:
    """What stands before Python's own line."""
    return message.partition("\n")[0]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.name}-{i}" for i, case in enumerate(CASES)])
@pytest.mark.sample(every=8)
def test_an_error_has_a_name_a_sentence_and_pythons_own_line(lost: Lost, case: Wrong) -> None:
    checks = lost(case.stage, **case.modules)
    assert any(case.name in check.diagnosis for check in checks), {c.message for c in checks}
    message = next(check.message for check in checks if case.name in check.diagnosis)
    assert any(case.says in sentences(check.message) for check in checks), message
    assert re.search(r"\n.* (stops with \w+: |is not valid Python: |stops: )", message)
    assert re.search(r"(?m)^\w+\.py line \d+: \S", message)
    for part in re.split(r"(?<=\.) (?=In the handout, )", sentences(message)):
        assert 8 <= len(part.split()) <= 40, part
        assert part.endswith((".", "?")), part


def test_the_sentences_of_the_table_are_short_and_give_no_code_away() -> None:
    kinds = read_kinds()
    assert len({kind.name for kind in kinds}) >= 70
    for kind in kinds:
        assert 8 <= len(kind.says.split()) <= 40, kind.says
        assert kind.says.endswith((".", "?")), kind.says
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name)
        assert not re.search(r"np\.|\*\*|return \w+\(|\[", kind.says), kind.says


def test_every_kind_is_shown_by_a_case() -> None:
    rare = {
        "array-of-objects", "argument-given-twice", "argument-order", "break-outside-loop", "dict-changed-in-loop",
        "dict-entry-incomplete", "dict-sliced", "duplicate-parameter", "equals-inside-brackets", "module-in-arithmetic",
        "negative-size", "none-called", "not-a-number", "product-with-number", "read-only", "set-for-dict",
    }  # fmt: skip
    assert read_names() - {case.name for case in CASES} == rare
    assert {case.name for case in CASES} <= read_names()
    assert {name for name, _ in RARE} == rare


RARE = [
    ("argument-given-twice", "return np.sum(y_true, y_pred, axis=0)"),
    ("argument-order", "return np.sum(a=y_true, 0)"),
    ("array-of-objects", "return np.exp(np.array([y_true, None], dtype=object))"),
    ("break-outside-loop", "break"),
    ("dict-changed-in-loop", "d = {'a': 1}\nfor k in d:\n    d[k + 'b'] = 1"),
    ("dict-entry-incomplete", "return {'a': 1, 'b'}"),
    ("dict-sliced", "d = {'a': 1}\nreturn d[:]"),
    ("duplicate-parameter", "f = lambda a, a: 1"),
    ("equals-inside-brackets", "return dict('a'=1)"),
    ("module-in-arithmetic", "return y_true * np"),
    ("negative-size", "return np.zeros(-1)"),
    ("none-called", "f = None\nreturn f(y_true)"),
    ("not-a-number", "return int(np.float64('nan'))"),
    ("product-with-number", "return y_true @ 2.0"),
    ("read-only", "a = np.broadcast_to(y_true, y_true.shape)\na[0] = 1\nreturn a"),
    ("set-for-dict", "return {'a', 'b'}['a']"),
]


@pytest.mark.parametrize(("name", "body"), RARE, ids=[name for name, _ in RARE])
@pytest.mark.sample(every=8)
def test_a_rarer_error_has_its_name_too(lost: Lost, name: str, body: str) -> None:
    checks = lost("loss", loss=LOSS(name, "", body).source)
    assert {n for check in checks for n in check.diagnosis} == {name}, checks[0].message
    assert 8 <= len(sentences(checks[0].message).split()) <= 40


CALLERS = [
    (
        {"forward": "from sigmoid import sigmoid\ndef forward(X, params):\n    return sigmoid(params)\n",
         "sigmoid": "import numpy as np\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n"},
        "forward.py line 3 called sigmoid with params (a dict), and sigmoid.py stopped.\nsigmoid.py line 3: ",
    ),
    (
        {"forward": "from layers import layer\ndef forward(X, params):\n    W = params['weights_input_hidden']\n    return layer(X, W.T)\n",
         "layers": "def layer(a, W):\n    return multiply(a, W)\ndef multiply(a, W):\n    return a @ W\n"},
        "forward.py line 4 called layer with X (4, 2), W.T (4, 2), and layers.py stopped.\nlayers.py line 4: return a @ W",
    ),
    (
        {"forward": "from layers import layer\ndef forward(X, params):\n    return layer(X)\n", "layers": "layer = 1 / 0\n"},
        "forward.py line 1 imports layers, and layers.py stopped.\nlayers.py line 1: layer = 1 / 0",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("modules", "said"), CALLERS)
@pytest.mark.sample(every=3)
def test_the_caller_in_another_file_is_named(
    lost: Lost, modules: dict[str, str], said: str
) -> None:
    assert any(said in check.message for check in lost("forward", **modules))


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (Raised("call", "NameError", "name 'x' is not defined", "loss.py", 3), "misspelt-name"),
        (Raised("call", "UnboundLocalError", "local variable 'q' referenced before assignment"), "used-before-set"),
        (Raised("call", "ValueError", "too many values to unpack (expected 3, got 4)"), "unpack-count"),
        (Raised("call", "TypeError", "only size-1 arrays can be converted to Python scalars"), "number-from-array"),
        (Raised("call", "TypeError", "only length-1 arrays can be converted to Python scalars", source="y = math.exp(x)"), "math-of-array"),
        (Raised("call", "_UFuncOutputCastingError", "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64')"), "float-into-integers"),
        (Raised("call", "ValueError", "expected a positive input, got 0.0"), "not-in-the-domain"),
        (Raised("import", "NameError", "name 'qqq' is not defined. Did you mean: 'q'?"), "unknown-name"),
    ],
)  # fmt: skip
def test_other_versions_of_python_and_numpy_are_understood(
    xor: Assignment, error: Raised, name: str
) -> None:
    found = explain_python(error, xor)
    assert found
    assert found[0] == name


def test_words_that_a_submission_makes_up_do_no_harm(xor: Assignment) -> None:
    strange = Operand("{x}", "value", "dict", (1, 2), "[[[", ("{0}", "%s"))
    frame = Frame("a.py", 1, "{", "<module>", "unpack", -1, (strange,) * 12)
    for kind in ("KeyError", "AttributeError", "ValueError", "NameError", "Made{up}", "TypeError"):
        for message in ("{0} {x}", "'dict' object has no attribute '{'", "name 'a' is not defined"):
            error = Raised("call", kind, message, "b.py", 1, "{", "", (frame, frame), ("{a}",))
            explain_python(error, xor)
            assert find_caller(error, ()) == 1
            assert explain_caller(error, 1).endswith("b.py stopped.")


def test_an_error_of_the_students_own_keeps_its_words(lost: Lost) -> None:
    (message, *_) = (
        c.message for c in lost("loss", loss=LOSS("", "", "raise ValueError('mine')").source)
    )
    assert message.startswith(
        "compute_loss(y_true (4, 1), y_pred (4, 1)) stops with ValueError: mine.\nloss.py"
    )
