def sigmoid(x):
    return 0 * x


sigmoid_derivative = sigmoid
