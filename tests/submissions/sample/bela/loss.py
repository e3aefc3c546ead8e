from layers import Array


def compute_loss(y_true: Array, y_pred: Array) -> float:
    total, count = 0.0, 0
    for row_true, row_pred in zip(y_true, y_pred):
        for t, p in zip(row_true, row_pred):
            total += float(t - p) ** 2
            count += 1
    return total / count
