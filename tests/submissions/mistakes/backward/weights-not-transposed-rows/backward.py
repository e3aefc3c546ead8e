import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    N = len(y)*len(y[0])
    W2 = params['weights_hidden_output']
    dW1, db1, dW2, db2 = 0, 0, 0, 0
    for i in range(len(y)):
        e2 = 2*(a2[i]-y[i])/N*sigmoid_derivative(z2[i])
        e1 = e2.dot(W2)*sigmoid_derivative(z1[i])
        dW2 = dW2 + np.outer(a1[i], e2)
        db2 = db2 + e2.reshape(1, -1)
        dW1 = dW1 + np.outer(X[i], e1)
        db1 = db1 + e1.reshape(1, -1)
    return {'weights_input_hidden': dW1, 'bias_hidden': db1, 'weights_hidden_output': dW2, 'bias_output': db2}
