import numpy as np
from sigmoid import sigmoid

def forward(X, params):
    hiddenSum = np.matmul(X, params['weights_input_hidden']) + params['bias_hidden']
    hiddenAct = sigmoid(hiddenSum)
    outputSum = np.matmul(hiddenAct, params['weights_hidden_output']) + params['bias_output']
    outputAct = sigmoid(outputSum)
    return hiddenSum, hiddenAct, outputSum, outputAct
