"""Questions for `xorkit explore`: a student predicts, runs the experiment with the own functions, and compares."""

import numpy as np

from grader.assignment.experiments import Experiment, Outcome


def run_outlier(student):
    before = float(np.asarray(student.STAGE(np.array([1.0, 2.0, 3.0]))))
    after = float(np.asarray(student.STAGE(np.array([1.0, 2.0, 300.0]))))
    seen = (f"The average of 1, 2 and 3 is {before:.4g}.", f"The average of 1, 2 and 300 is {after:.4g}.")
    return Outcome(0 if after == before else 1 if after < 10 else 2, seen)


EXPERIMENTS = (
    Experiment(
        name="outlier",
        question="The numbers are 1, 2 and 3. You replace the 3 by 300. What does the average do?",
        choices=("It stays where it is.", "It moves a little.", "It moves far away from 1 and 2."),
        run=run_outlier,
        truth="Each number pulls at the average by its own size, so a single large one is enough to move it.",
    ),
)


def finish(student):
    """What a student sees at full points."""
    said = float(np.asarray(student.STAGE(np.array([1.0, 2.0, 6.0]))))
    return (f"Your function says that the average of 1, 2 and 6 is {said:.4g}.",)
