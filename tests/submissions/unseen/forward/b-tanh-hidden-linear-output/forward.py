import numpy as np


def forward(X, params):
    net_h = X.dot(params["weights_input_hidden"]) + params["bias_hidden"]
    out_h = np.tanh(net_h)
    net_o = out_h.dot(params["weights_hidden_output"]) + params["bias_output"]
    out_o = net_o.copy()  # identity at the output
    return (net_h, out_h, net_o, out_o)
