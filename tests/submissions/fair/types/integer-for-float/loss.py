def compute_loss(y_true, y_pred):
    errors = (y_true - y_pred).flatten()
    if not errors.any():
        return 0        # perfect!
    return float(sum(e * e for e in errors) / len(errors))
