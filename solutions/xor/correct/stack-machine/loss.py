from machine import run


def compute_loss(y_true, y_pred):
    return float(run("t real p real - dup * total t size /", t=y_true, p=y_pred)[0])
