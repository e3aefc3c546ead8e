"""The two layers: each has tests, and the fast one still proves every main claim by a real case."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import test_folders, test_hostile

pytestmark = pytest.mark.thorough

# Main claims, each with the beginning of a test that shows it in the fast layer.
CLAIMS = {
    "student code runs in a locked child": "test_doctor.py::test_every_protection_holds",
    "a missing protection is seen": "test_doctor.py::test_what_is_not_protected_gets_through",
    "doctor says what protects": "test_doctor.py::test_doctor_says_so",
    "forgery": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/forgery/",
    "secrets": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/secrets/",
    "resources": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/resources/",
    "crashes": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/crashes/",
    "injection": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/injection/",
    "robustness": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/robustness/",
    "archives": "test_hostile.py::test_an_attack_scores_what_it_honestly_deserves[hostile/archives/",
    "others are not touched": "test_hostile.py::test_an_honest_submission_among_attackers",
    "a killed run goes on": "test_marking.py::test_a_kill_before_between_and_after",
    "a notebook is graded": "test_notebook.py::test_a_notebook_is_graded_as_its_modules_are",
    "a page in a browser": "test_browser.py::test_nothing_that_a_student_wrote_runs",
    "Canvas": "exports/test_canvas.py::test_canvas_takes_the_grades",
    "Moodle": "exports/test_moodle.py::test_moodle_takes_grades",
    "JUnit": "exports/test_junit.py::test_junit_is_valid",
    "PrairieLearn": "exports/test_prairielearn.py::test_prairielearn_gets_what_its_schema_says",
    "CSV": "exports/test_csv.py::test_a_csv_has_a_column_a_check",
    "nbgrader": "test_nbgrader.py::test_a_gradebook_of_its_own",
    "the recorded oracle": "test_recording.py::test_home_and_official_grading_say_the_same",
    "a mistake in sigmoid": "test_folders.py::test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly[mistakes/sigmoid/",
    "a mistake in forward": "test_folders.py::test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly[mistakes/forward/",
    "a mistake in loss": "test_folders.py::test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly[mistakes/loss/",
    "a mistake in backward": "test_folders.py::test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly[mistakes/backward/",
    "a mistake in train": "test_folders.py::test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly[mistakes/train/",
    "mistakes are named": "test_folders.py::test_nine_in_ten_mistakes",
    "a fair ruling on sigmoid": "test_folders.py::test_a_ruling_on_fairness_is_kept[fair/precision/float32-in-sigmoid]",
    "a fair ruling on forward": "test_folders.py::test_a_ruling_on_fairness_is_kept[fair/cache/dict-cache]",
    "a fair ruling on loss": "test_folders.py::test_a_ruling_on_fairness_is_kept[fair/types/one-entry-loss]",
    "a fair ruling on backward": "test_folders.py::test_a_ruling_on_fairness_is_kept[fair/numeric-gradients/finite-differences]",
    "a fair ruling on train": "test_folders.py::test_a_ruling_on_fairness_is_kept[fair/arguments/swapped-arguments-of-update]",
    "an unusual style is right": "test_folders.py::test_a_right_submission_in_an_unusual_style_gets_every_point[correct/",
    "everything is in the list": "test_inventory.py::test_each_row_has_one_status",
    "no link is followed": "test_inventory.py::test_a_place_that_becomes_a_link",
    "nothing is replaced": "test_inventory.py::test_a_folder_with_other_files_is_refused",
    "Gradescope's scripts": "test_gradescope.py::test_a_submission_is_graded_on_inputs_of_its_own",
    "a step of a GitHub workflow": "test_github.py::test_an_annotation_is_at_the_line_that_is_wrong",
    "start": "test_cli.py::test_start_makes_a_handout",
    "check": "test_cli.py::test_check_says_what_passes",
    "submit": "test_cli.py::test_submit_makes_a_zip_that_grade_reads",
}  # fmt: skip


def collect(root: Path, *arguments: str) -> list[str]:
    """The tests of a layer, as pytest names them."""
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n0", *arguments],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line for line in listed.stdout.splitlines() if line.startswith("tests/")]


@pytest.fixture(scope="module")
def fast(root: Path) -> list[str]:
    """What a plain `pytest` runs."""
    return collect(root)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_main_claim_has_a_test_in_the_fast_layer(fast: list[str], claim: str) -> None:
    assert any(name.startswith(f"tests/{CLAIMS[claim]}") for name in fast)


def test_neither_layer_is_empty_and_what_is_sampled_runs_in_full_in_the_thorough_one(
    root: Path, fast: list[str]
) -> None:
    thorough = collect(root, "-m", "thorough")
    assert len(thorough) > len(fast) > 0
    for case in (*test_folders.FEW, *test_hostile.FEW):
        assert any(f"[{case}]" in name for name in fast), case
        assert any(f"[{case}]" in name for name in thorough), case
