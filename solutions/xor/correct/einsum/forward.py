from numpy import einsum
from sigmoid import sigmoid

# b: batch, i: input, h: hidden, o: output


def forward(X, params):
    z_hidden = einsum("bi, ih -> bh", X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = einsum("bh, ho -> bo", a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
