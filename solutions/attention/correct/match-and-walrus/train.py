from attention import forward
from backward import backward
from copying import compute_loss


def train(sequences, targets, params, learning_rate, iterations):
    history, done = [], 0
    while (done := done + 1) <= iterations:
        loss, grads = 0, {}
        for X, y in zip(sequences, targets):
            loss += compute_loss(y, (cache := forward(X, params))[-1])
            for name, grad in backward(X, y, params, cache).items():
                match grads.get(name):
                    case None:
                        grads[name] = grad
                    case so_far:
                        grads[name] = so_far + grad
        history.append(loss / (n := len(sequences)))
        params = {name: p - learning_rate / n * grads[name] for name, p in params.items()}
    return params, history
