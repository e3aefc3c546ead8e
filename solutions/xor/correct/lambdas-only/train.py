from backward import backward
from forward import forward
from loss import compute_loss

update_params = lambda params, grads, learning_rate: {k: params[k] - learning_rate * grads[k] for k in params}

_step = lambda X, y, p, rate, cache: (
    compute_loss(y, cache[3]), update_params(p, backward(X, y, p, cache), rate))

_record = lambda box, pair: (box["losses"].append(pair[0]), box.update(params=pair[1]))

_go = lambda box, X, y, rate, n: (
    [_record(box, _step(X, y, box["params"], rate, forward(X, box["params"]))) for _ in range(n)] and None,
    box["params"], box["losses"])[1:]

train = lambda X, y, params, learning_rate, iterations: _go(
    {"params": {k: v.copy() for k, v in params.items()}, "losses": []}, X, y, learning_rate, iterations)
