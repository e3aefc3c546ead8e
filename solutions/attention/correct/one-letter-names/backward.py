import numpy as N
def softmax_backward(a,b):c=a*b;return c-a*c.sum(1,keepdims=True)
def backward(X,y,p,c):
 q,k,v,a,o=c;d=2*(o-y)/y.size;s=softmax_backward(a,d@v.T)/N.sqrt(q.shape[1]);return{"weights_query":X.T@(s@k),"weights_key":X.T@(s.T@q),"weights_value":X.T@(a.T@d)}
