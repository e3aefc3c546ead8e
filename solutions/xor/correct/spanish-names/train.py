from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {nombre: valor - learning_rate * grads[nombre] for nombre, valor in params.items()}


def train(X, y, params, learning_rate, iterations):
    historia = []
    actuales = {nombre: valor.copy() for nombre, valor in params.items()}
    for _ in range(iterations):
        memoria = forward(X, actuales)
        historia.append(compute_loss(y, memoria[3]))
        gradientes = backward(X, y, actuales, memoria)
        actuales = update_params(actuales, gradientes, learning_rate)
    return actuales, historia
