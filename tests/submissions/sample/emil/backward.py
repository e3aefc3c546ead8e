import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    n = y.size

    # error at the output, averaged over everything
    error = (a_output - y)/n
    delta_output = error*sigmoid_derivative(z_output)

    # error at the hidden layer: go back through the weights
    delta_hidden = delta_output.dot(params["weights_hidden_output"].T)*sigmoid_derivative(z_hidden)

    grads = {}
    grads["weights_hidden_output"] = a_hidden.T.dot(delta_output)
    grads["bias_output"] = np.sum(delta_output, axis=0, keepdims=True)
    grads["weights_input_hidden"] = X.T.dot(delta_hidden)
    grads["bias_hidden"] = np.sum(delta_hidden, axis=0, keepdims=True)
    return grads
