from numpy import mean

# mean squared error
def compute_loss( y_true, y_pred ):
    return mean( ( y_true - y_pred ) ** 2 )
