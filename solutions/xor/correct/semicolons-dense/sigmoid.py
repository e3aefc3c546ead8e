import numpy as np;exp=np.exp
def sigmoid(x):x=np.asarray(x,float);e=exp(-abs(x));p=x>=0;return (p+~p*e)/(1+e)
def sigmoid_derivative(x):s=sigmoid(x);t=1-s;return s*t
