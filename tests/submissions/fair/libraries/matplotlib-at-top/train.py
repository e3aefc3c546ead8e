import matplotlib
matplotlib.use("TkAgg")
from matplotlib import pyplot as plt, cm

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss
from network import X as inputs, y as targets, initialize_params


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses


trained, losses = train(inputs, targets, initialize_params(), 1.0, 500)
fig, axes = plt.subplots(1, 2, figsize=(10, 4))
axes[0].semilogy(losses)
axes[0].set_title("Loss")
grid = np.linspace(-0.5, 1.5, 40)
xx, yy = np.meshgrid(grid, grid)
zz = forward(np.column_stack([xx.ravel(), yy.ravel()]), trained)[-1].reshape(xx.shape)
contour = axes[1].contourf(xx, yy, zz, levels=20, cmap=cm.coolwarm)
fig.colorbar(contour, ax=axes[1])
axes[1].scatter(inputs[:, 0], inputs[:, 1], c=targets.ravel(), edgecolors="k")
for spine in ("top", "right"):
    axes[0].spines[spine].set_visible(False)
plt.tight_layout()
plt.show()
