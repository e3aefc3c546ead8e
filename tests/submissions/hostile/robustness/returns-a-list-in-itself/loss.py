endless = []
endless.append(endless)


def compute_loss(y_true, y_pred):
    return endless
