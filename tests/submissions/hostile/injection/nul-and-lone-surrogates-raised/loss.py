def compute_loss(y_true, y_pred):
    raise KeyError("\0\ud800\udfff")
