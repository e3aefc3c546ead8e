def compute_loss(y_true, y_pred):
    total = 0.0
    count = 0
    for wanted, said in zip(y_true, y_pred):
        for a, b in zip(wanted, said):
            total += (float(a) - float(b)) ** 2
            count += 1
    return total / count
