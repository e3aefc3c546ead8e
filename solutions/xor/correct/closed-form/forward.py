from sigmoid import sigmoid as σ


def forward(X, params):
    W1, b1, W2, b2 = (params[k] for k in ("weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"))
    return X @ W1 + b1, σ(X @ W1 + b1), σ(X @ W1 + b1) @ W2 + b2, σ(σ(X @ W1 + b1) @ W2 + b2)
