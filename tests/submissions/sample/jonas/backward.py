import numpy as np
from sigmoid import *

def backward(X, y, params, cache):
	z1,a1,z2,a2=cache
	# derivative of the mean of squares
	err=2*(a2-y)/len(y)/len(y[0])
	d2=err*sigmoid_derivative(z2)
	d1=np.dot(d2,params["weights_hidden_output"].T)*sigmoid_derivative(z1)
	grads={}
	grads["weights_input_hidden"]=np.dot(X.T,d1)
	grads["bias_hidden"]=np.sum(d1,axis=0,keepdims=True)
	grads["weights_hidden_output"]=np.dot(a1.T,d2)
	grads["bias_output"]=np.sum(d2,axis=0,keepdims=True)
	return grads
