import numpy as np

from sigmoid import sigmoid

np.random.seed(0)


def forward(X, params):
    z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["weights_hidden_output"] + params["bias_output"]
    a2 = sigmoid(z2)
    return z1, a1, z2, a2


test_params = {
    "weights_input_hidden": np.random.randn(3, 5),
    "bias_hidden": np.random.randn(1, 5),
    "weights_hidden_output": np.random.randn(5, 2),
    "bias_output": np.random.randn(1, 2),
}
for result in forward(np.random.randn(6, 3), test_params):
    print(result.shape)
