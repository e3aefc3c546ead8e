from backward import backward
from forward import forward
from layers import Array
from loss import compute_loss

Params = dict[str, Array]


def update_params(params: Params, grads: Params, learning_rate: float) -> Params:
    step = {key: learning_rate * grads[key] for key in grads}
    return {key: value - step[key] for key, value in params.items()}


def train(X: Array, y: Array, params: Params, learning_rate: float, iterations: int) -> tuple[Params, list[float]]:
    history: list[float] = []
    current = dict(params)
    while len(history) < iterations:
        cache = forward(X, current)
        history.append(compute_loss(y, cache[-1]))
        current = update_params(current, backward(X, y, current, cache), learning_rate)
    return current, history


if __name__ == "__main__":
    from network import X, initialize_params, y

    trained, losses = train(X, y, initialize_params(), 1.0, 10_000)
    print(f"first loss {losses[0]:.6f}, last loss {losses[-1]:.6f}")
    print(forward(X, trained)[-1].round(3))
