from sigmoid import sigmoid


def forward(X, params):
    W1, b1, W2, b2 = params
    z1 = X.dot(W1) + b1
    a1 = sigmoid(z1)
    z2 = a1.dot(W2) + b2
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
