from forward import forward
from loss import compute_loss
from backward import backward

def update_params( params, grads, learning_rate ):
    return {
        'weights_input_hidden':  params['weights_input_hidden']  - learning_rate * grads['weights_input_hidden'],
        'bias_hidden':           params['bias_hidden']           - learning_rate * grads['bias_hidden'],
        'weights_hidden_output': params['weights_hidden_output'] - learning_rate * grads['weights_hidden_output'],
        'bias_output':           params['bias_output']           - learning_rate * grads['bias_output'],
    }

def train( X, y, params, learning_rate, iterations ):
    all_losses = [ ]
    for step in range( iterations ):
        ( hidden_in, hidden_out, output_in, output_out ) = forward( X, params )
        all_losses.append( compute_loss( y, output_out ) )
        grads = backward( X, y, params, ( hidden_in, hidden_out, output_in, output_out ) )
        params = update_params( params, grads, learning_rate )
    return ( params, all_losses )
