import numpy as np;from sigmoid import sigmoid_derivative as D
def backward(X,y,params,cache):
    z,a,q,o=cache;d=2*(o-y)*D(q)/o.size;h=d@params["weights_hidden_output"].T*D(z);S=lambda t:t.sum(0,keepdims=1);g={}
    g["weights_input_hidden"]=np.transpose(X)@h;g["bias_hidden"]=S(h);g["weights_hidden_output"]=a.T@d;g["bias_output"]=S(d);return g
