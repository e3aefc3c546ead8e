import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    hidden_z, hidden_a, out_z, out_a = cache

    # output side
    how_many = y.size
    d_out = 2 * np.subtract(out_a, y) * sigmoid_derivative(out_z) / how_many
    grad_w2 = np.dot(hidden_a.T, d_out)
    grad_b2 = np.sum(d_out, axis=0, keepdims=True)

    # hidden side
    d_hidden = np.dot(d_out, params["weights_hidden_output"].T) * sigmoid_derivative(hidden_z)
    grad_w1 = np.dot(X.T, d_hidden)
    grad_b1 = np.sum(d_hidden, axis=0, keepdims=True)

    # print("grads", grad_w1.shape, grad_b1.shape, grad_w2.shape, grad_b2.shape)
    return {"weights_input_hidden": grad_w1, "bias_hidden": grad_b1,
            "weights_hidden_output": grad_w2, "bias_output": grad_b2}
