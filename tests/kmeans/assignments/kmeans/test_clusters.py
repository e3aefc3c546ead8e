"""The stage clusters is right when these hold."""

from grader import agree, points


@points(3)
def test_kmeans_keeps_its_centres(student, expected, clouds):
    """A new KMeans(centres) has those centres, and predicts the nearest."""
    X, begin = clouds
    agree(student.KMeans(begin).centres, expected.KMeans(begin).centres)
    agree(student.KMeans(begin).predict(X), expected.KMeans(begin).predict(X))


@points(7)
def test_fit_moves_the_centres(student, expected, clouds):
    """fit(X, steps) moves each centre to the mean of its points, steps times."""
    X, begin = clouds
    model, right = student.KMeans(begin), expected.KMeans(begin)
    for _ in range(2):
        model.fit(X, 1)
        right.fit(X, 1)
        agree(model.centres, right.centres)
    agree(model.predict(X), right.predict(X))
