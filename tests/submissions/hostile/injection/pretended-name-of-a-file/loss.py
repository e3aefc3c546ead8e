code = compile("\n" * 6 + "def compute_loss(y_true, y_pred):\n    raise ValueError('blamed')", "backward.py", "exec")
exec(code)
