from names import Name
from sigmoid import sigmoid


def forward(X, params):
    z_hidden = X @ params[Name.W1] + params[Name.B1]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params[Name.W2] + params[Name.B2]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
