def compute_loss(y_true, y_pred):
    total = 0.0
    rows, cols = y_true.shape
    for r in range(rows):
        for c in range(cols):
            d = float(y_true[r, c]) - float(y_pred[r, c])
            total += d * d
    mse = total / (rows * cols)
    return round(mse, 4)
