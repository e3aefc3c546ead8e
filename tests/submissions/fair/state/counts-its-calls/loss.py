import numpy as np

calls = 0


def compute_loss(y_true, y_pred):
    global calls
    calls += 1
    if calls % 5000 == 0:
        print(f"compute_loss has been called {calls} times")
    return np.mean((y_true - y_pred) ** 2)
