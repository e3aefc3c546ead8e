def compute_gradient(X, y_true, y_pred):
    return {
        "weights": X.T @ (blame := (error := y_pred - y_true) * 2 / len(error)),
        "bias": blame.sum(axis=0)[None, :],
    }
