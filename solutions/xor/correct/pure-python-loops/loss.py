def compute_loss(y_true, y_pred):
    total = 0
    how_many = 0
    for i in range(len(y_true)):
        for j in range(len(y_true[i])):
            error = y_true[i][j] - y_pred[i][j]
            total = total + error * error
            how_many = how_many + 1
    return total / how_many
