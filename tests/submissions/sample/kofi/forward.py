import numpy as np
from sigmoid import sigmoid

def forward(X, params):
    hidden_z = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    hidden_a = sigmoid(hidden_z)
    print("DEBUG hidden", hidden_a.shape, hidden_a.tolist())

    out_z = np.dot(hidden_a, params["weights_hidden_output"]) + params["bias_output"]
    out_a = sigmoid(out_z)
    print("DEBUG output", out_a.shape, out_a.tolist())

    return (hidden_z, hidden_a, out_z, out_a)
