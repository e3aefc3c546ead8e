import numpy as np


def forward(X, params):
    return [np.zeros((len(X), 1))] * 4
