from forward import *; from loss import *; from backward import *
def update_params(params, grads, learning_rate):
  return {k: params[k]-learning_rate*grads[k] for k in (W1, B1, W2, B2)}
def train(X, y, params, learning_rate, iterations):
  h = zeros(iterations)
  for i in arange(iterations):
    c = forward(X, params); h[i] = compute_loss(y, c[-1])
    params = update_params(params, backward(X, y, params, c), learning_rate)
  return params, h
