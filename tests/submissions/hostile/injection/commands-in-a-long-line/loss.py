def compute_loss(y_true, y_pred):
    raise ValueError("x " * 60 + "::error::" + "y " * 60 + "\n::set-output name=a::b")
