from numpy import dot
from sigmoid import sigmoid

def forward( X, params ):
    # step 1: hidden layer
    hidden_in = dot( X, params['weights_input_hidden'] ) + params['bias_hidden']
    hidden_out = sigmoid( hidden_in )

    # step 2: output layer
    output_in = dot( hidden_out, params['weights_hidden_output'] ) + params['bias_output']
    output_out = sigmoid( output_in )

    return ( hidden_in, hidden_out, output_in, output_out )
