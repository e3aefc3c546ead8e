import numpy as np

from sigmoid import sigmoid, sigmoid_derivative


def backward(X, y, params, cache):
    assert isinstance(cache, tuple) and len(cache) == 4
    z_hidden, a_hidden, z_output, a_output = cache
    assert y.shape == a_output.shape
    assert np.allclose(a_hidden, sigmoid(z_hidden)), "is this the cache of these params?"
    assert np.allclose(a_output, sigmoid(z_output)), "is this the cache of these params?"
    assert np.allclose(z_hidden, X @ params["weights_input_hidden"] + params["bias_hidden"])

    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    grads = {
        "weights_input_hidden": X.T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
    for name in params:
        assert grads[name].shape == params[name].shape, name
        assert np.all(np.isfinite(grads[name])), name
    return grads
