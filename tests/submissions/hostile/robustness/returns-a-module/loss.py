def compute_loss(y_true, y_pred):
    return __import__('sys')
