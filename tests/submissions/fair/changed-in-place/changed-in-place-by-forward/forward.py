import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    params["z_hidden"] = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    params["a_hidden"] = sigmoid(params["z_hidden"])
    params["z_output"] = np.dot(params["a_hidden"], params["weights_hidden_output"]) + params["bias_output"]
    params["a_output"] = sigmoid(params["z_output"])
    return params["z_hidden"], params["a_hidden"], params["z_output"], params["a_output"]
