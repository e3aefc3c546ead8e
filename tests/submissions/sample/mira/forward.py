import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    zh = X @ params["weights_input_hidden"] + params["bias_hidden"]
    ah = sigmoid(zh)
    zo = ah @ params["weights_hidden_output"] + params["bias_output"]
    ao = sigmoid(zo)
    return zh, ah, zo, ao
