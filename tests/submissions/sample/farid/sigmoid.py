from numpy import exp

# activation function
def sigmoid( x ):
    return 1.0 / ( 1.0 + exp( -x ) )

# slope of the activation function
def sigmoid_derivative( x ):
    y = sigmoid( x )
    return y * ( 1.0 - y )
