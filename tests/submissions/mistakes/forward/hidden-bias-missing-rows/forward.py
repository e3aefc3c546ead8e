import numpy as np
import sigmoid as act

def forward(X, params):
    """One example after the other, then stacked."""
    zh, ah, zo, ao = [], [], [], []
    for row in np.asarray(X):
        h = params['weights_input_hidden'].T.dot(row)
        zh.append(h)
        ah.append(act.sigmoid(h))
        o = params['weights_hidden_output'].T.dot(ah[-1]) + params['bias_output'].ravel()
        zo.append(o)
        ao.append(act.sigmoid(o))
    return np.array(zh), np.array(ah), np.array(zo), np.array(ao)
