compute_gradient = lambda X, y_true, y_pred: (
    lambda e: {"weights": X.T @ e, "bias": e.sum(keepdims=True)}
)(2 / len(X) * (y_pred - y_true))
