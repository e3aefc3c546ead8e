import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    hiddenSum, hiddenAct, outputSum, outputAct = cache
    total = y.shape[0] * y.shape[1]

    # deltas
    outputDelta = 2.0 / total * (outputAct - y) * sigmoid_derivative(outputSum)
    hiddenDelta = np.matmul(outputDelta, params['weights_hidden_output'].T) * sigmoid_derivative(hiddenSum)

    # gradients
    gradW1 = np.matmul(X.T, hiddenDelta)
    gradB1 = np.sum(hiddenDelta, axis=0)
    gradW2 = np.matmul(hiddenAct.T, outputDelta)
    gradB2 = np.sum(outputDelta, axis=0)

    return {'weights_input_hidden': gradW1, 'bias_hidden': gradB1,
            'weights_hidden_output': gradW2, 'bias_output': gradB2}
