from numpy import *
from sigmoid import *
from forward import W1, B1, W2, B2
TWO = 2.
def backward(X, y, params, cache):
  zh, ah, zo, ao = cache; g = {}
  d = TWO*(ao-y)/y.size*sigmoid_derivative(zo)
  g[W2] = dot(ah.T, d); g[B2] = sum(d, axis=0, keepdims=True)
  d = dot(d, params[W2].T)*sigmoid_derivative(zh)
  g[W1] = dot(X.T, d); g[B1] = sum(d, axis=0, keepdims=True)
  return g
