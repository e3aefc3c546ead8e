from sklearn.metrics import mean_squared_error


def compute_loss(y_true, y_pred):
    return mean_squared_error(y_true, y_pred)
