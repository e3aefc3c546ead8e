from backward import backward;from forward import forward;from loss import compute_loss
def update_params(params,grads,learning_rate):r=learning_rate;return{k:params[k]-r*grads[k]for k in params}
def train(X,y,params,learning_rate,iterations):
    p={k:+params[k]for k in params};h=[]
    for _ in range(iterations):c=forward(X,p);h+=compute_loss(y,c[3]),;g=backward(X,y,p,c);p=update_params(p,g,learning_rate)
    return p,h
