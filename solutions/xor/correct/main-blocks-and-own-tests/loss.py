import unittest

import numpy as np


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


class LossTest(unittest.TestCase):
    def test_zero(self):
        self.assertEqual(compute_loss(np.ones((2, 2)), np.ones((2, 2))), 0)

    def test_half(self):
        self.assertAlmostEqual(compute_loss(np.array([[1.0]]), np.array([[0.5]])), 0.25)


if __name__ == "__main__":
    unittest.main()
