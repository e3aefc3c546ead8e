"""Stage 2: K-means."""

import numpy as np


class KMeans:
    """Clusters of points, each around its centre."""

    def __init__(self, centres):
        """centres: shape (k, 2)."""
        ### BEGIN SOLUTION
        self.centres = np.array(centres, float)
        ### END SOLUTION

    def predict(self, X):
        """The number of the nearest centre of each point, shape (m,)."""
        ### BEGIN SOLUTION
        apart = X[:, None, :] - self.centres[None, :, :]
        return np.argmin(np.sum(apart**2, axis=2), axis=1)
        ### END SOLUTION

    def fit(self, X, steps):
        """Move each centre to the mean of its points, steps times."""
        ### BEGIN SOLUTION
        for _ in range(steps):
            labels = self.predict(X)
            for number in range(len(self.centres)):
                mine = labels == number
                if mine.any():
                    self.centres[number] = np.mean(X[mine], axis=0)
        ### END SOLUTION
