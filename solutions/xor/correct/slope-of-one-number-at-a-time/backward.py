import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    examples, outputs = y.shape
    hidden_neurons = z_hidden.shape[1]
    grads = {name: np.zeros(array.shape) for name, array in params.items()}

    for example in range(examples):
        output_blame = np.zeros(outputs)
        for o in range(outputs):
            error = a_output[example, o] - y[example, o]
            output_blame[o] = 2 * error * sigmoid_derivative(z_output[example, o]) / (examples * outputs)
        for h in range(hidden_neurons):
            slope = sigmoid_derivative(z_hidden[example, h])
            blame = slope * sum(output_blame * params["weights_hidden_output"][h])
            grads["bias_hidden"][0, h] += blame
            grads["weights_input_hidden"][:, h] += blame * X[example]
            grads["weights_hidden_output"][h] += a_hidden[example, h] * output_blame
        grads["bias_output"][0] += output_blame
    return grads
