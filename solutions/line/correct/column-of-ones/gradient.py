from predict import with_ones


def compute_gradient(X, y_true, y_pred):
    both = with_ones(X).T @ (y_pred - y_true) * (2 / len(X))
    return {"weights": both[:-1], "bias": both[-1:]}
