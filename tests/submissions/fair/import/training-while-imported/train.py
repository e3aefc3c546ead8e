from backward import backward
from forward import forward
from loss import compute_loss
from network import X as XOR, y as ANSWERS, initialize_params


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses


print("seed   first    last")
for seed in (0, 1, 42):
    _, history = train(XOR, ANSWERS, initialize_params(seed), 1.0, 6000)
    print(f"{seed:4}  {history[0]:.4f}  {history[-1]:.4f}")
