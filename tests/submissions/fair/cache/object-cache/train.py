from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: values - learning_rate * grads[name] for name, values in params.items()}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        activations = forward(X, params)
        losses.append(compute_loss(y, activations.output.a))
        grads = backward(X, y, params, activations)
        params = update_params(params, grads, learning_rate)
    return params, losses
