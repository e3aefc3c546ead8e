Named = type("Error" * 200_000, (Exception,), {})


def compute_loss(y_true, y_pred):
    raise Named
