import numpy as np
from sigmoid import *

def forward(X, params):
	# layer 1
	z1=np.dot(X,params["weights_input_hidden"])
	z1=z1+params["bias_hidden"]
	a1=sigmoid(z1)
	# layer 2
	z2=np.dot(a1,params["weights_hidden_output"])
	z2=z2+params["bias_output"]
	a2=sigmoid(z2)
	return z1,a1,z2,a2
