from numpy import dot, sum, transpose
from sigmoid import sigmoid_derivative

def backward( X, y, params, cache ):
    ( hidden_in, hidden_out, output_in, output_out ) = cache

    # step 1: how wrong is the output, and how steep is the sigmoid there?
    number_of_values = y.shape[0] * y.shape[1]
    output_error = 2.0 * ( output_out - y ) / number_of_values
    output_delta = output_error * sigmoid_derivative( output_in )

    # step 2: send the blame back to the hidden neurons
    hidden_delta = dot( output_delta, transpose( params['weights_hidden_output'] ) )

    # step 3: each gradient is (what came in) times (blame)
    result = {
        'weights_hidden_output': dot( transpose( hidden_out ), output_delta ),
        'bias_output':           sum( output_delta, axis = 0, keepdims = True ),
        'weights_input_hidden':  dot( transpose( X ), hidden_delta ),
        'bias_hidden':           sum( hidden_delta, axis = 0, keepdims = True ),
    }
    return result
