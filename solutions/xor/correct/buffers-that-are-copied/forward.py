import numpy as np

from sigmoid import sigmoid
from workspace import Workspace

work = Workspace()


def forward(X, params):
    W1, W2 = params["weights_input_hidden"], params["weights_hidden_output"]
    inputs = work.get("inputs", X.shape)
    np.copyto(inputs, X)
    z1 = np.matmul(inputs, W1, out=work.get("z1", (len(X), W1.shape[1])))
    z1 += params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = np.matmul(a1, W2, out=work.get("z2", (len(X), W2.shape[1])))
    z2 += params["bias_output"]
    return z1.copy(), a1, z2.copy(), sigmoid(z2)
