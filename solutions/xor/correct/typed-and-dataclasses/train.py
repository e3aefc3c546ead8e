from __future__ import annotations

from backward import backward
from forward import forward
from loss import compute_loss
from types_and_shapes import Array, Params


def update_params(params: dict[str, Array], grads: dict[str, Array], learning_rate: float) -> dict[str, Array]:
    return (Params.of(params) - learning_rate * Params.of(grads)).as_dict()


def train(
    X: Array, y: Array, params: dict[str, Array], learning_rate: float, iterations: int
) -> tuple[dict[str, Array], list[float]]:
    losses: list[float] = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(float(compute_loss(y, cache[-1])))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
