import numpy as np

def backward(X, y, params, cache):
    """Column vectors like on paper, one example at a time."""
    hidden, output = cache[1], cache[3]
    W = params['weights_hidden_output']
    N = y.shape[0]*y.shape[1]
    GW1 = np.zeros_like(params['weights_input_hidden'])
    Gb1 = np.zeros_like(params['bias_hidden'])
    GW2 = np.zeros_like(W)
    Gb2 = np.zeros_like(params['bias_output'])
    for x, t, h, o in zip(X, y, hidden, output):
        x, t, h, o = (v.reshape(-1, 1) for v in (x, t, h, o))
        d2 = (2.0/N)*(o - t)
        d1 = (W @ d2)*(h*(1 - h))
        GW2 += h @ d2.T
        Gb2 += d2.T
        GW1 += x @ d1.T
        Gb1 += d1.T
    return {'weights_input_hidden': GW1, 'bias_hidden': Gb1,
            'weights_hidden_output': GW2, 'bias_output': Gb2}
