import numpy as np
from forward import *
from loss import *
from backward import *

def update_params(params, grads, learning_rate):
	new={}
	for k in params:
		new[k]=params[k]-learning_rate*grads[k]
	return new

def train(X, y, params, learning_rate, iterations):
	losses=[]
	i=0
	while i<iterations:
		cache=forward(X,params)
		losses.append(compute_loss(y,cache[3]))
		grads=backward(X,y,params,cache)
		params=update_params(params,grads,learning_rate)
	return params,losses
