import numpy as np
from sigmoid import sigmoid

def forward(X, params):
    # hidden layer
    hidden_in = X.dot(params["weights_input_hidden"])
    hidden_in = hidden_in + params["bias_hidden"]
    hidden_out = sigmoid(hidden_in)
    # output layer
    final_in = hidden_out.dot(params["weights_hidden_output"])
    final_in = final_in + params["bias_output"]
    final_out = final_in
    return hidden_in, hidden_out, final_in, final_out
