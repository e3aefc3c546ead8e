from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    match cache:
        case (z1, a1, z2, a2):
            pass
    grads = {}
    for name in reversed(params):
        match name.split("_"):
            case ["bias", "output"]:
                grads[name] = (d2 := 2 / y.size * (a2 - y) * sigmoid_derivative(z2)).sum(0)[None, :]
            case ["weights", "hidden", "output"]:
                d2 = 2 / y.size * (a2 - y) * sigmoid_derivative(z2)
                grads[name] = a1.T @ d2
            case ["bias", "hidden"]:
                d2 = 2 / y.size * (a2 - y) * sigmoid_derivative(z2)
                grads[name] = (d2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)).sum(0)[None, :]
            case ["weights", "input", "hidden"]:
                d2 = 2 / y.size * (a2 - y) * sigmoid_derivative(z2)
                grads[name] = X.T @ (d2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1))
    return grads
