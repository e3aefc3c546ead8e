from numpy import *
from sigmoid import *
W1, B1, W2, B2 = 'weights_input_hidden', 'bias_hidden', 'weights_hidden_output', 'bias_output'
def forward(X, params):
  zh = dot(X, params[W1]) + params[B1]; ah = sigmoid(zh)
  zo = dot(ah, params[W2]) + params[B2]; ao = sigmoid(zo)
  return zh, ah, zo, ao
