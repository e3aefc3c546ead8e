import matplotlib.pyplot as plt
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)


xs = np.linspace(-10, 10, 200)
plt.figure(figsize=(6, 4))
plt.plot(xs, sigmoid(xs), label="sigmoid")
plt.plot(xs, sigmoid_derivative(xs), "--", label="derivative")
plt.legend()
plt.grid(True)
plt.savefig("sigmoid.png", dpi=150)
plt.close()
