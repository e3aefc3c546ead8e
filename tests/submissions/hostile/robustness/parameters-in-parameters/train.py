def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    deep = 1.0
    for _ in range(15):
        deep = {name: deep for name in list(params)[:1]}
    return deep, [0.0] * iterations
