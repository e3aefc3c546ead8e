compute_loss = lambda y_true, y_pred: ((y_true - y_pred) ** 2).mean()
