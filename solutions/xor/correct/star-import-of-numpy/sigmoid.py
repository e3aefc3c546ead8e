from numpy import *
ONE = 1.; HALF = ONE/2
def sigmoid(x): return HALF*(ONE+tanh(HALF*asarray(x)))
def sigmoid_derivative(x):
  s = sigmoid(x); return s*(ONE-s)
