from functools import reduce

from gradient import compute_gradient
from loss import compute_loss
from predict import predict

update_params = lambda params, grads, rate: {k: v - rate * grads[k] for k, v in params.items()}
train = lambda X, y, params, rate, n: reduce(
    lambda state, _: (lambda z: (update_params(state[0], compute_gradient(X, y, z), rate), state[1] + [compute_loss(y, z)]))(predict(X, state[0])),
    range(n),
    (params, []),
)
