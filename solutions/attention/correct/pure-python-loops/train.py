from attention import forward
from backward import backward


def train(sequences, targets, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        total, loss = None, 0.0
        for i in range(len(sequences)):
            cache = forward(sequences[i], params)
            loss += float(((targets[i] - cache[4]) ** 2).mean())
            grads = backward(sequences[i], targets[i], params, cache)
            total = grads if total is None else {k: total[k] + grads[k] for k in grads}
        loss_history.append(loss / len(sequences))
        params = {k: params[k] - learning_rate * (total[k] / len(sequences)) for k in params}
    return params, loss_history
