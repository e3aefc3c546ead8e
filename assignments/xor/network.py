"""Given, not graded: the XOR data, the sizes of the network, and where training starts."""

import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])

INPUT_SIZE = 2
HIDDEN_SIZE = 4
OUTPUT_SIZE = 1


def initialize_params(
    seed=42, input_size=INPUT_SIZE, hidden_size=HIDDEN_SIZE, output_size=OUTPUT_SIZE
):
    """Small random weights and zero biases: a dict of four arrays, the same for the same seed."""
    random = np.random.RandomState(seed)
    return {
        "weights_input_hidden": random.randn(input_size, hidden_size) * 0.5,
        "bias_hidden": np.zeros((1, hidden_size)),
        "weights_hidden_output": random.randn(hidden_size, output_size) * 0.5,
        "bias_output": np.zeros((1, output_size)),
    }
