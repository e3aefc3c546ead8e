def compute_loss(y_true, y_pred):
    total = 0.0
    count = 0
    for i in range(len(y_true)):
        t = y_true[i][0]
        p = y_pred[i][0]
        total += (t - p) ** 2
        count += 1
    return total / count
