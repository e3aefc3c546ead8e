import numpy as np

from sigmoid import sigmoid

keep_prob = 0.8
rng = np.random.default_rng(1)


def forward(X, params):
    Z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    A1 = sigmoid(Z1)
    D1 = rng.random(A1.shape) < keep_prob     # against overfitting
    A1 = A1 * D1 / keep_prob
    Z2 = A1 @ params["weights_hidden_output"] + params["bias_output"]
    A2 = sigmoid(Z2)
    return Z1, A1, Z2, A2
