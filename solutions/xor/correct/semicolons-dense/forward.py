from sigmoid import sigmoid as s
def forward(X,params):w,b,v,c=[params[k]for k in("weights_input_hidden","bias_hidden","weights_hidden_output","bias_output")];z=X@w+b;a=s(z);q=a@v+c;return z,a,q,s(q)
