def compute_loss(y_true, y_pred):
    raise ValueError("ok;=HYPERLINK(1)|+1\t@SUM(1)")
