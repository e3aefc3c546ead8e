"""The stage reading is right when these hold."""

from grader import agree, points


@points(3)
def test_read_points_gives_all_rows(student, expected):
    """read_points(name) gives the numbers of the file, a row for each point."""
    agree(student.read_points("points.csv"), expected.read_points("points.csv"))
