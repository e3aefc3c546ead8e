import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hidden = sum(np.outer(X[:, i], params["weights_input_hidden"][i])
                   for i in range(X.shape[1]))
    a_hidden = sigmoid(z_hidden)
    z_output = sum(np.outer(a_hidden[:, h], params["weights_hidden_output"][h])
                   for h in range(a_hidden.shape[1]))
    z_output = z_output + params["bias_output"]
    a_output = 1.0 * z_output    # last layer just gives the number
    return z_hidden, a_hidden, z_output, a_output
