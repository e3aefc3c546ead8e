# %%
import numpy as np
from attention import forward
from backward import backward
from copying import compute_loss, initialize_params, sequences, targets

# %%
def train(sequences, targets, params, learning_rate, iterations):
    history = []
    for i in range(iterations):
        L = []
        G = []
        for n in range(sequences.shape[0]):
            cache = forward(sequences[n], params)
            L.append(compute_loss(targets[n], cache[4]))
            G.append(backward(sequences[n], targets[n], params, cache))
        history.append(np.average(L))
        new = {}
        for key in params.keys():
            new[key] = params[key] - learning_rate * np.average([g[key] for g in G], axis=0)
        params = new
        if i % 100 == 0:
            print("iteration", i, "loss", history[-1])
    return params, history

# %%
out, hist = train(sequences, targets, initialize_params(1), 3.0, 20)
print(hist[-1])
