"""The stage STAGE is right when these hold."""

from grader import agree, points


@points(10)
def test_STAGE_is_the_mean(student, expected, numbers):
    """STAGE(numbers) is the sum of the numbers divided by how many there are."""
    agree(student.STAGE(numbers), expected.STAGE(numbers))
