from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    match params, grads:
        case {"weights": w, "bias": b}, {"weights": dw, "bias": db}:
            return {"weights": w - learning_rate * dw, "bias": b - learning_rate * db}


def train(X, y, params, learning_rate, iterations):
    history = []
    while (left := iterations - len(history)) > 0:
        history.append(compute_loss(y, z := predict(X, params)))
        params = update_params(params, compute_gradient(X, y, z), learning_rate)
    return params, history
