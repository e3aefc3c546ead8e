# Etapa 5: entrenamiento
import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    nuevos = dict()
    for clave in params:
        nuevos[clave] = params[clave] - learning_rate * grads[clave]
    return nuevos

def train(X, y, params, learning_rate, iterations):
    perdidas = []
    for paso in range(iterations):
        cache = forward(X, params)
        perdidas.append(compute_loss(y, cache[3]))      # antes de actualizar
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, perdidas
