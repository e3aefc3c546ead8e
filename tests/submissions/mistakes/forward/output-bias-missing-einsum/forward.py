from numpy import einsum
from sigmoid import sigmoid as σ

def forward(X, params):
    # m rows, i inputs, h hidden, o outputs
    z1 = einsum("mi,ih->mh", X, params["weights_input_hidden"])
    z1 = z1 + params["bias_hidden"]
    a1 = σ(z1)
    z2 = einsum("mh,ho->mo", a1, params["weights_hidden_output"])
    a2 = σ(z2)
    return (z1, a1, z2, a2)
