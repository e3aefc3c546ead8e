import numpy as np
from numpy.linalg import multi_dot
from sigmoid import sigmoid


def forward(X, params):
    ones = np.ones((len(X), 1))
    w1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    w2, b2 = params["weights_hidden_output"], params["bias_output"]
    zh = multi_dot([X, w1]) + multi_dot([ones, b1])
    ah = sigmoid(zh)
    zo = multi_dot([ah, w2]) + multi_dot([ones, b2])
    ao = sigmoid(zo)
    return (zh, ah, zo, ao)
