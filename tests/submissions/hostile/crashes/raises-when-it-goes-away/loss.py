class Late:
    def __del__(self):
        raise SystemExit(3)


def compute_loss(y_true, y_pred):
    Late()
    return ((y_true - y_pred) ** 2).mean()
