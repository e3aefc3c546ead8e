from sigmoid import sigmoid_derivative

velocity = {}
beta = 0.9


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d1 = (d2 @ params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    raw = {"weights_input_hidden": X.T @ d1, "bias_hidden": d1.sum(axis=0, keepdims=True),
           "weights_hidden_output": a1.T @ d2, "bias_output": d2.sum(axis=0, keepdims=True)}
    for name, g in raw.items():
        slot = (name, g.shape)
        velocity[slot] = beta * velocity.get(slot, 0) + g
    return {name: velocity[name, g.shape].copy() for name, g in raw.items()}
