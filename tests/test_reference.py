"""The reference is right: it reproduces the article, and the stubs are made from it."""

from typing import Any

import numpy as np
import pytest

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.authoring.record import make_stub, make_stubs
from grader.errors import AssignmentError

LOSSES = {
    0: 0.255675,
    2000: 0.005210,
    4000: 0.001005,
    6000: 0.000529,
    8000: 0.000355,
    9999: 0.000265,
}


def test_the_reference_reproduces_the_losses_of_the_article(
    xor: Assignment, reference: dict[str, str]
) -> None:
    program = TrustedModules({**xor.given, **reference}, "reference")
    network, train = program.module("network"), program.module("train")
    params, history = train.train(network.X, network.y, network.initialize_params(42), 1.0, 10_000)
    assert {i: round(float(history[i]), 6) for i in LOSSES} == LOSSES
    assert (
        np.round(program.module("forward").forward(network.X, params)[-1]).tolist()
        == network.y.tolist()
    )


def test_the_article_without_the_factor_two_runs_the_same_at_twice_the_rate(
    xor: Assignment, reference: dict[str, str]
) -> None:
    def losses(edit: tuple[str, str], rate: float) -> Any:
        sources = {**reference, "backward": reference["backward"].replace(*edit)}
        program = TrustedModules({**xor.given, **sources}, "reference")
        network = program.module("network")
        return program.module("train").train(
            network.X, network.y, network.initialize_params(42), rate, 500
        )[1]

    assert losses(("2 * (a_output - y)", "1 * (a_output - y)"), 2.0) == losses(("", ""), 1.0)


def test_the_stubs_are_the_reference_without_its_solutions(
    xor: Assignment, reference: dict[str, str]
) -> None:
    assert make_stubs(xor, reference) == {
        file: (xor.folder / file).read_text(encoding="utf-8") for file in xor.files
    }


def test_a_mark_without_its_partner_is_the_authors_to_mend() -> None:
    with pytest.raises(
        AssignmentError, match=r"train\.py: put '### BEGIN SOLUTION' and '### END SOLUTION'"
    ):
        make_stub("def f():\n    ### BEGIN SOLUTION\n    return 1\n", "train.py")
