def update_params(params, grads, learning_rate):
    return {k: params[k] + (-learning_rate) * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    w, b = params["weights"].copy(), params["bias"].copy()
    history = []
    for _ in range(iterations):
        error = X @ w + b - y
        history.append((error**2).mean())
        dw, db = 2 * X.T @ error / len(X), 2 * error.mean(keepdims=True)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return {"weights": w, "bias": b}, history
