from utilidades import a_decimal


def compute_loss(y_true, y_pred):
    diferencia = a_decimal(y_true) - a_decimal(y_pred)
    # ¡la media de todos los elementos!
    return (diferencia ** 2).mean()
