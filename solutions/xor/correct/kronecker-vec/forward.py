import numpy as np
from sigmoid import sigmoid


def _layer(A, W, b):
    m, n = len(A), W.shape[1]
    operator = np.kron(A, np.eye(n))             # (m n) x (inputs n)
    z = operator @ W.ravel() + np.tile(b.ravel(), m)
    return z.reshape(m, n)


def forward(X, params):
    z1 = _layer(X, params["weights_input_hidden"], params["bias_hidden"])
    a1 = sigmoid(z1)
    z2 = _layer(a1, params["weights_hidden_output"], params["bias_output"])
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
