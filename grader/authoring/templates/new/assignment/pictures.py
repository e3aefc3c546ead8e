"""What can be seen of the functions: `xorkit plot`, and the feedback pages.

`measure` calls the student's functions and returns plain numbers. `draw` draws them; `look` has the colours.
"""

import numpy as np

from grader.assignment.plots import Picture

NUMBERS = np.array([1.0, 2.0, 2.0, 4.0, 9.0])


def measure_balance(student):
    return {"average": float(np.asarray(student.STAGE(NUMBERS)))}


def draw_balance(figure, seen, look):
    axes = figure.subplots()
    axes.bar(range(1, len(NUMBERS) + 1), NUMBERS, color=look.zero)
    axes.axhline(seen["average"], color=look.one, label=f"your average: {seen['average']:.3g}")
    axes.set(xlabel="which number", ylabel="its value")
    axes.legend()


PICTURES = (
    Picture(
        name="balance",
        sees="The numbers, and the average that your function gives: as much lies above the line as below it.",
        measure=measure_balance,
        draw=draw_balance,
        stage="STAGE",
    ),
)
