from augmented import join, with_ones
from sigmoid import sigmoid


def forward(X, params):
    M1, M2 = join(params)
    z1 = with_ones(X) @ M1
    a1 = sigmoid(z1)
    z2 = with_ones(a1) @ M2
    return z1, a1, z2, sigmoid(z2)
