"""What an assignment may ask for beyond functions of arrays: classes, errors, prints, data files, parts of points."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.authoring import audit
from grader.authoring.handout import lay_out, write_notebook
from grader.authoring.record import record
from grader.authoring.solution_folder import read_equivalent
from grader.batch.dispatch import InProcess
from grader.batch.portable_job import grade_portable, make_portable
from grader.errors import AssignmentError, OutputError, XorkitError
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference
from grader.results.result import Check, Result

KMEANS = Path(__file__).parent / "kmeans"
TOML = """
name = "small"
title = "Small"
public_seed = 1
given = []

[limits]
call_seconds = 5
submission_seconds = 30
memory_mb = 256
answer_mb = 1
output_characters = 1000

[[stage]]
name = "work"
points = {points}
functions = {functions}
"""
Small = Callable[..., Job]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """An assignment of one stage, made of its functions, its checks and its reference."""

    def make(functions: list[str], checks: str, reference: str, points: float = 4) -> Job:
        (tmp_path / "assignment.toml").write_text(TOML.format(points=points, functions=functions))
        (tmp_path / "cases.py").write_text("")
        head = '"""Checks."""\nimport numpy as np\nfrom grader import agree, points\n\n'
        (tmp_path / "test_work.py").write_text(head + checks)
        return Job(load(tmp_path), {"work": reference}, 1)

    return make


def run(job: Job, source: str | None = None) -> Check:
    """The only check, on one submission; without a source, on the reference."""
    modules = job.reference or {} if source is None else {"work": source}
    (check,) = grade(job, [Submission("someone", modules)])[0].checks
    return check


# --- classes and data files ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def kmeans(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A class and a data file, recorded."""
    place = tmp_path_factory.mktemp("kmeans")
    shutil.copytree(KMEANS, place, dirs_exist_ok=True)
    folder = place / "solutions" / "kmeans"
    assignment = load(place / "assignments" / "kmeans")
    reference = read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    job = Job(assignment, reference, 7, mistakes)
    record(replace(job, seed=assignment.public_seed))
    return replace(job, assignment=load(assignment.folder))


def change(job: Job, module: str, this: str, that: str) -> Submission:
    reference = job.reference or {}
    assert this in reference[module]
    return Submission("someone", {**reference, module: reference[module].replace(this, that)})


def grade_one(job: Job, submission: Submission) -> Result:
    return grade(job, [submission])[0]


def test_a_class_is_made_its_methods_called_and_its_attributes_read(kmeans: Job) -> None:
    result = grade_one(kmeans, Submission("right", kmeans.reference or {}))
    assert result.score == 13, result.note


def test_the_stub_of_a_class_names_what_is_to_be_written(kmeans: Job) -> None:
    stub = (kmeans.assignment.folder / "clusters.py").read_text(encoding="utf-8")
    assert 'NotImplementedError("KMeans is yours to write")' in stub
    assert 'NotImplementedError("fit is yours to write")' in stub
    stubs = {
        stage.name: (kmeans.assignment.folder / f"{stage.name}.py").read_text(encoding="utf-8")
        for stage in kmeans.assignment.stages
    }
    assert grade_one(kmeans, Submission("stub", stubs)).score == 0


@pytest.mark.parametrize("official", [True, False])
def test_a_mistake_in_a_method_that_returns_nothing_has_its_name(
    kmeans: Job, official: bool
) -> None:
    wrong = change(kmeans, "clusters", "np.mean(X[mine]", "np.median(X[mine]")
    home = Job(kmeans.assignment.trusting(), None, kmeans.assignment.public_seed)
    result = grade_one(kmeans if official else home, wrong)
    check = result.first_to_mend
    assert check
    assert check.diagnosis == ("centre-is-median",)
    assert check.message.startswith("KMeans((2, 2)).fit((16, 2), 1).centres: expected and got")


@pytest.mark.parametrize(
    ("this", "that", "says"),
    [
        ("class KMeans:", "class Kmeans:", "clusters.py has no function KMeans, but a Kmeans."),
        ("def fit(", "def train(", "The class KMeans has no method fit. The checks call KMeans.fit(X, steps)."),
        ("self.centres = np.array(centres, float)", "self.middle = np.array(centres, float)", "no attribute 'centres'"),
        ("def predict(self, X):", "def predict(self, X, Y):", "missing 1 required positional argument"),
        ("    def predict", "    def centres(self):\n        pass\n\n    def predict", "is a"),
    ],
)  # fmt: skip
def test_what_a_class_lacks_is_said(kmeans: Job, this: str, that: str, says: str) -> None:
    result = grade_one(kmeans, change(kmeans, "clusters", this, that))
    messages = "\n".join(check.message for check in result.checks)
    if that.startswith("    def centres"):
        assert result.score == 13  # an attribute of the object hides the method of its class
    else:
        assert says in messages


def test_an_object_goes_on_from_where_it_was(kmeans: Job) -> None:
    counting = change(kmeans, "clusters", "        for _ in range(steps):", "        self.calls = getattr(self, 'calls', 0) + 1\n        for _ in range(steps if self.calls < 2 else 0):")  # fmt: skip
    check = grade_one(kmeans, counting).first_to_mend
    assert check
    assert ".fit((16, 2), 1).fit((16, 2), 1).centres" in check.message


def test_two_objects_are_apart(kmeans: Job) -> None:
    shared = change(kmeans, "clusters", "    def __init__(self, centres):", "    centres = None\n\n    def __init__(self, centres):\n        if KMeans.centres is None:\n            KMeans.centres = np.array(centres, float)\n        return\n")  # fmt: skip
    assert grade_one(kmeans, shared).score == 3


@pytest.mark.release
@pytest.mark.thorough
def test_the_checks_of_a_class_are_proved_like_others(kmeans: Job) -> None:
    equivalent = read_equivalent(KMEANS / "solutions" / "kmeans" / "equivalent.toml")
    proof = audit.audit(kmeans, [], equivalent, InProcess(), part=4)
    assert proof.problems == ()
    assert proof.counts["do-nothing"] > 5


def test_a_data_file_is_in_the_handout_and_the_fingerprint(kmeans: Job, tmp_path: Path) -> None:
    files = lay_out(kmeans.assignment)
    assert files["points.csv"] == files["kit/points.csv"] == kmeans.assignment.data["points.csv"]
    shutil.copytree(kmeans.assignment.folder, tmp_path / "other")
    with (tmp_path / "other" / "points.csv").open("a") as file:
        file.write("1,1\n")
    assert load(tmp_path / "other").fingerprint != kmeans.assignment.fingerprint


def test_a_data_file_travels_with_the_job(kmeans: Job, tmp_path: Path) -> None:
    parcel = replace(make_portable(kmeans), folder=str(tmp_path / "nowhere"))
    (result,) = grade_portable(parcel, [Submission("right", kmeans.reference or {})])
    assert result.score == 13, result.note


def test_a_data_file_is_beside_a_notebook_and_replaces_none(kmeans: Job, tmp_path: Path) -> None:
    (kmeans.assignment.folder / "notebook.toml").write_text('left_out = ["1. Reading", "2. Clusters"]\nbegin = "Hello."\npart = [{stage = "reading"}, {stage = "clusters"}]\n')  # fmt: skip
    assert write_notebook(kmeans.assignment, tmp_path / "one.ipynb") == [tmp_path / "points.csv"]
    (tmp_path / "points.csv").write_text("my own")
    with pytest.raises(OutputError, match="is another data file"):
        write_notebook(kmeans.assignment, tmp_path / "two.ipynb")
    assert (tmp_path / "points.csv").read_text() == "my own"
    assert not (tmp_path / "two.ipynb").exists()


@pytest.mark.parametrize(
    "reads",
    [
        'np.loadtxt("elsewhere/points.csv", delimiter=",", skiprows=1)',
        'open("/etc/passwd").read()',
        'open(name, "a").write("1,1")',
        '__import__("os").listdir("/etc")',
        '__import__("os").unlink(name)',
        '__import__("os").rename(name, "x")',
        '__import__("os").truncate(name, 0)',
    ],
)
def test_nothing_but_the_data_is_read_and_nothing_is_written(kmeans: Job, reads: str) -> None:
    line = 'return np.loadtxt(name, delimiter=",", skiprows=1)'
    tried = change(kmeans, "reading", line, f"{reads}\n    {line}")
    result = grade_one(kmeans, tried)
    assert result.checks_of("reading")[0].outcome == "failed", reads
    assert result.checks_of("clusters")[0].outcome == "passed"
    assert grade_one(kmeans, Submission("right", kmeans.reference or {})).score == 13


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("../points.csv", "should be the name of a data file in this folder"),
        ("reading.py", "should be the name of a data file in this folder"),
        ("nothing.csv", "the data file nothing.csv cannot be read (No such file or directory)"),
    ],
)
def test_a_data_file_is_one_beside_the_assignment(name: str, says: str, tmp_path: Path) -> None:
    shutil.copytree(KMEANS / "assignments" / "kmeans", tmp_path / "kmeans")
    file = tmp_path / "kmeans" / "assignment.toml"
    file.write_text(file.read_text().replace('["points.csv"]', f'["{name}"]'))
    with pytest.raises(AssignmentError, match=says.replace("(", r"\(").replace(")", r"\)")):
        load(tmp_path / "kmeans")


# --- errors, prints, random generators, other kinds of values -------------------------------------

ROOT = """import math
def root(x):
    if x < 0:
        raise ValueError("no root")
    return math.sqrt(x)
"""
RAISES = '''@points(4)
def test_root_of_a_negative_number(student, expected):
    """root(x) stops with a ValueError below 0."""
    agree(student.root(4.0), expected.root(4.0))
    student.root.raises(ValueError, -1.0)
'''


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (ROOT, ""),
        (ROOT.replace("ValueError", "UnicodeError"), ""),  # a kind of ValueError
        (ROOT.replace("raise ValueError", "return (lambda _: 0.0)"), "root(x=-1) should stop with a ValueError. It goes on, and returns the number 0."),
        (ROOT.replace("ValueError", "TypeError"), "root(x=-1) should stop with a ValueError.\nroot(x=-1) stops with TypeError: no root"),
    ],
)  # fmt: skip
def test_a_check_may_ask_for_an_error(small: Small, source: str, says: str) -> None:
    check = run(small(["root(x)"], RAISES, ROOT), source)
    assert check.outcome == ("failed" if says else "passed"), check.message
    assert check.message.startswith(says)


def test_an_error_that_is_asked_for_is_recorded(small: Small) -> None:
    reference = (
        ROOT.replace("    if x", "    ### BEGIN SOLUTION\n    if x") + "    ### END SOLUTION\n"
    )
    job = small(["root(x)"], RAISES, reference)
    record(job)
    home = Job(load(job.assignment.folder).trusting(), None, 1)
    assert run(home, ROOT).outcome == "passed"
    assert (
        run(home, ROOT.replace("raise ValueError", "return 0.0\n        print")).outcome == "failed"
    )


HELD_BACK = '''
@points(2)
def test_a_held_back(student):
    """f(x) is x, for a number that is held back."""
    agree(student.f(4711), 4711)


@points(2)
def test_b_shown(student):
    """f(x) is x."""
    agree(student.f(1), 1)
'''


@pytest.mark.parametrize("apart", [True, False])
def test_what_a_check_that_is_held_back_asks_is_not_printed_by_another(
    small: Small, apart: bool
) -> None:
    source = "seen = []\ndef f(x):\n    seen.append(x)\n    print(seen)\n    return 0\n"
    job = small(["f(x)"], HELD_BACK, source)
    held = {"test_a_held_back": "hidden"} if apart else {}
    (result,) = grade(replace(job, assignment=replace(job.assignment, visibility=held)), [Submission("someone", job.reference or {})])  # fmt: skip
    shown = next(check for check in result.checks if check.name == "test_b_shown")
    assert ("4711" in shown.printed) == (not apart)
    assert "1" in shown.printed


def test_a_method_that_prints_has_been_called(small: Small) -> None:
    checks = '@points(4)\ndef test_prints(student, expected):\n    """Pile.put(x) prints how many there are."""\n    pile = student.Pile()\n    agree(pile.put.printed(1), "1\\n")\n    agree(pile.put.printed(2), "2\\n")\n'
    pile = "class Pile:\n    def __init__(self):\n        self.n = 0\n    def put(self, x):\n        self.n += 1\n        print(self.n)\n"
    job = small(["Pile()", "Pile.put(x)"], checks, pile)
    assert run(job).outcome == "passed", run(job).message
    assert run(job, pile.replace("+= 1", "= 1")).outcome == "failed"


def test_cases_that_take_other_cases_are_named(small: Small) -> None:
    job = small(["f(x)"], '@points(4)\ndef test_f(student, x):\n    """f."""\n    agree(student.f(x), x)\n', "def f(x):\n    return x\n")  # fmt: skip
    cases = job.assignment.folder / "cases.py"
    cases.write_text("def some(random):\n    return {'a': 1}\n\n\ndef x(some):\n    return some\n")
    with pytest.raises(AssignmentError) as caught:
        run(job)
    assert "x: its argument is the generator; call some(random) in it." in str(caught.value)


def test_a_check_may_ask_for_what_is_printed(small: Small) -> None:
    checks = '@points(4)\ndef test_greets(student):\n    """greet(name) prints a greeting."""\n    agree(student.greet.printed("Ada"), "Hello, Ada!\\n")\n    agree(student.greet.printed("you"), "Hello, you!\\n")\n'
    job = small(["greet(name)"], checks, 'def greet(name):\n    print(f"Hello, {name}!")\n')
    assert run(job).outcome == "passed"
    check = run(job, 'def greet(name):\n    print("Hello", name)\n')
    assert check.message.startswith(
        "What greet(name) prints: expected 'Hello, Ada!\\n', got the text 'Hello Ada\\n'."
    )


def test_a_random_generator_may_be_an_argument(small: Small) -> None:
    checks = '@points(4)\ndef test_throws(student, expected):\n    """throw(n, random) throws n dice."""\n    for seed in (1, 2):\n        random = np.random.default_rng(seed)\n        agree(student.throw(9, random), expected.throw(9, random))\n'
    job = small(
        ["throw(n, random)"], checks, "def throw(n, random):\n    return random.integers(1, 7, n)\n"
    )
    assert run(job).outcome == "passed"
    assert (
        run(
            job,
            "import numpy as np\ndef throw(n, random):\n    return np.random.default_rng(1).integers(1, 7, n)\n",
        ).outcome
        == "failed"
    )
    assert (
        run(job, "def throw(n, random):\n    return random.integers(0, 6, n) + 1\n").outcome
        == "passed"
    )


KINDS = """def count(words):
    found = {}
    for word in words:
        found.setdefault(len(word), set()).add(str(word))
    return found
"""


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (KINDS, ""),
        (KINDS.replace("str(word)", "word.lower()"), "count(words (3,))[2] lacks 'No'."),
        (KINDS.replace("len(word)", "str(len(word))"), "count(words (3,)) lacks the key 1, 2."),
        (KINDS.replace("set()).add", "[]).append"), "expected a set, got a list of 1 entry"),
    ],
)
def test_sets_whole_numbers_as_keys_and_arrays_of_texts(
    small: Small, source: str, says: str
) -> None:
    checks = '@points(4)\ndef test_counts(student, expected):\n    """count(words) sorts words by length."""\n    words = np.array(["a", "No", "be"])\n    agree(student.count(words), expected.count(words))\n'
    check = run(small(["count(words)"], checks, KINDS), source)
    assert check.outcome == ("failed" if says else "passed"), check.message
    assert says in check.message


NAMED = """[[slot]]
function = "count"
place = "the word that is kept"
this = "str(word)"

[[slot.mistake]]
name = "kept-in-lower-case"
that = "str(word).lower()"
says = "Your words are kept in lower case letters, and they should stay as they were given to the function."
hint = "What becomes of No?"

[[slot]]
function = "count"
place = "the key"
this = "len(word)"

[[slot.mistake]]
name = "counted-from-one"
that = "len(word) + 1"
says = "Your lengths are one too large for every word, as if each of them had one more letter than it has."
hint = "How many letters has the word a?"
"""


@pytest.mark.parametrize("answer", ["found", "sorted(found[2])", "np.array(sorted(found[2]))", "sorted(found[2])[0]"])  # fmt: skip
def test_mistakes_in_sets_keys_and_texts_have_their_names(small: Small, answer: str) -> None:
    checks = '@points(4)\ndef test_counts(student, expected):\n    """count(words) sorts words by length."""\n    for words in (["a", "No", "be"], ["On", "x", "zz", "To"]):\n        agree(student.count(words), expected.count(words))\n'
    source = f"import numpy as np\n{KINDS.replace('return found', f'return {answer}')}"
    job = small(["count(words)"], checks, source)
    (job.assignment.folder / "mistakes.toml").write_text(NAMED)
    mistakes = read_mistakes(job.assignment.folder / "mistakes.toml", job.assignment)
    job = replace(job, mistakes=mistakes[: 2 if answer == "found" else 1])
    for mistake in job.mistakes:
        this, that = mistake.ways[0][0]
        check = run(job, source.replace(this, that))
        assert check.diagnosis == (mistake.name,), check.message
        assert "different answer" not in check.message


def test_a_set_that_comes_again_is_the_same_answer(small: Small) -> None:
    checks = '@points(4)\ndef test_number(student, expected):\n    """count(words) is a number."""\n    agree(student.count("ab"), expected.count("ab"))\n'
    job = small(["count(words)"], checks, "def count(words):\n    return 2\n")
    for value in ("set(words)", "words", "__import__('numpy').array(list(words))"):
        check = run(job, f"def count(words):\n    return {value}\n")
        assert "different" not in check.message, check.message


def test_an_array_of_texts_is_compared_entry_by_entry(small: Small) -> None:
    checks = '@points(4)\ndef test_names(student, expected):\n    """names(n) gives n names."""\n    agree(student.names(2), expected.names(2))\n'
    job = small(
        ["names(n)"],
        checks,
        'import numpy as np\ndef names(n):\n    return np.array(["a", "b"])[:n]\n',
    )
    assert run(job).outcome == "passed"
    for returned, says in (("['a', 'c']", "expected 'b' at (1,), got 'c'."), ("['a']", "expected shape (2,), got shape (1,)."), ("[1, 2]", "expected an array of texts")):  # fmt: skip
        assert (
            says
            in run(
                job, f"import numpy as np\ndef names(n):\n    return np.array({returned})\n"
            ).message
        )


READS = """import msgspec
def read(text):
    return msgspec.json.decode(text)["x"]
"""


def allow(job: Job, packages: str) -> Job:
    file = job.assignment.folder / "assignment.toml"
    file.write_text(file.read_text().replace("given = []", f"given = []\npackages = [{packages}]"))
    return replace(job, assignment=load(job.assignment.folder))


@pytest.fixture
def reading(small: Small) -> Job:
    checks = '@points(4)\ndef test_reads(student, expected):\n    """read(text) gives x."""\n    for number in (1.5, 2.5):\n        text = f\'{{"x": {number}}}\'\n        agree(student.read(text), expected.read(text))\n'
    return small(["read(text)"], checks, READS)


def test_a_package_is_there_where_the_assignment_allows_it(reading: Job) -> None:
    assert "Use only NumPy" in run(reading).message
    allowed = allow(reading, '"msgspec"')
    assert run(allowed).outcome == "passed"
    for other in ("click", "grader"):
        check = run(allowed, f"import {other}\n{READS}")
        assert "Use only NumPy" in check.message, other
    assert (
        run(allowed, READS.replace("return", "open(msgspec.__file__, 'a')\n    return")).outcome
        == "failed"
    )


def test_the_version_of_a_package_belongs_to_the_grade(
    reading: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = allow(reading, '"msgspec"')
    before = allowed.fingerprints
    assert "packages" not in reading.fingerprints
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.0")
    assert allowed.fingerprints != before


def test_a_package_that_is_not_installed_is_named(reading: Job) -> None:
    with pytest.raises(AssignmentError, match="should be a name as it is imported"):
        allow(reading, '"scikit-learn"')
    file = reading.assignment.folder / "assignment.toml"
    file.write_text(file.read_text().replace("scikit-learn", "no_such_package"))
    missing = replace(reading, assignment=load(reading.assignment.folder))
    with pytest.raises(XorkitError, match="import no_such_package, which is not installed here"):
        run(missing)


# --- points ---------------------------------------------------------------------------------------

PARTS = '''@points(2.5)
def test_both(student, expected, earn):
    """both(x) gives the half and the double."""
    for x in (1.0, 3.0):
        answer = student.both(x)
    with earn(1, "the half is right"):
        agree(answer[0], expected.both(x)[0])
    with earn(1.5, "the double is right"):
        agree(answer[1], expected.both(x)[1])
'''
BOTH = "def both(x):\n    return x / 2, x * 2\n"


def test_points_may_have_decimals_and_a_check_may_give_some_of_them(small: Small) -> None:
    job = small(["both(x)"], PARTS, BOTH, 2.5)
    assert run(job).score == 2.5
    check = run(job, BOTH.replace("x * 2", "x + 2"))
    assert (check.outcome, check.score) == ("failed", 1)
    assert check.message.endswith("Earned: 1 of 2.5 points, for: the half is right.")
    assert run(job, BOTH.replace("x / 2", "x")).score == 1.5
    assert run(job, "def both(x):\n    return 0.0, 0.0\n").score == 0


def test_a_part_is_earned_by_what_is_right_in_every_case(small: Small, tmp_path: Path) -> None:
    checks = PARTS.replace("earn):", "earn, number):").replace("(1.0, 3.0)", "(number,)")
    job = small(["both(x)"], checks, BOTH, 2.5)
    cases = "def number(random):\n    return {'one': 1.0, 'four': 4.0}\n"
    (tmp_path / "cases.py").write_text(cases)
    job = replace(job, assignment=load(tmp_path))
    assert run(job).score == 2.5
    assert run(job, BOTH.replace("x / 2", "x / 2 if x < 2 else 0.0")).score == 1.5
    either = "def both(x):\n    return (x / 2, 0.0) if x < 2 else (0.0, x * 2)\n"
    assert run(job, either).score == 0


def test_parts_that_do_not_add_up_are_the_author_s_to_mend(small: Small) -> None:
    job = small(["both(x)"], PARTS.replace("earn(1,", "earn(2,"), BOTH, 2.5)
    check = run(job)
    assert check.outcome == "broken"
    assert "The parts of test_both earn 3.5 points together, and the check is worth 2.5; make them equal." in check.message  # fmt: skip


@pytest.mark.parametrize("points", ["0", "-1", "2.555", "True", "'2'"])
def test_points_are_numbers_above_0_with_two_decimals(small: Small, points: str) -> None:
    job = small(["both(x)"], PARTS.replace("2.5", points), BOTH, 2.5)
    with pytest.raises(AssignmentError, match="points are numbers above 0 with at most 2 decimals"):
        run(job)


@pytest.mark.parametrize(
    ("functions", "says"),
    [
        (["Pile.add(x)"], r"Pile.add should stand right below its class: Pile\(…\)"),
        (["Pile()", "f(x)", "Pile.add(x)"], "Pile.add should stand right below its class"),
        (["Pile().add(x)"], "is not of the form"),
    ],
)
def test_a_class_of_the_contract_is_written_as_a_whole(small: Small, functions: list[str], says: str) -> None:  # fmt: skip
    with pytest.raises(AssignmentError, match=says):
        small(functions, PARTS, BOTH, 2.5)


def test_an_assignment_needs_no_class_to_have_a_method_s_name(xor: Assignment) -> None:
    assert {function.kind for function in xor.functions.values()} == {"function"}
