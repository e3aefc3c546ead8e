import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    w_ih = params['weights_input_hidden']
    w_ho = params['weights_hidden_output']

    layers = {}
    layers['z_hidden'] = np.matmul(X, w_ih) + params['bias_hidden']
    layers['a_hidden'] = sigmoid(layers['z_hidden'])
    layers['z_output'] = np.matmul(layers['z_hidden'], w_ho) + params['bias_output']
    layers['a_output'] = sigmoid(layers['z_output'])
    return tuple(layers[k] for k in ('z_hidden', 'a_hidden', 'z_output', 'a_output'))
