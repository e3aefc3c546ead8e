def compute_loss(y_true, y_pred):
    error = SyntaxError("odd")
    error.filename, error.lineno, error.msg = 5, "many", ["list"]
    raise error
