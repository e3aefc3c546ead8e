import matplotlib.pyplot as plt
import seaborn as sns

from backward import backward
from forward import forward
from loss import compute_loss

sns.set_theme()


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    with plt.style.context("ggplot"):
        fig, ax = plt.subplots()
        (line,) = ax.plot(range(iterations), losses, color="tab:red")
        line.set_linewidth(2)
        ax.set(xlabel="iteration", ylabel="loss", title=f"learning rate {learning_rate}")
        plt.show()
    return params, losses
