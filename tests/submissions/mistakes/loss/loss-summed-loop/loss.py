def compute_loss(y_true, y_pred):
    """Squared error of the predictions."""
    total = 0.0
    for target_row, guess_row in zip(y_true, y_pred):
        for target, guess in zip(target_row, guess_row):
            total += (target - guess) ** 2
    return float(total)
