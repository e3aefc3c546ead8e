Named = type("\x1b[31mError\r\n::error::\u202e<b>[red]", (Exception,), {})


def compute_loss(y_true, y_pred):
    raise Named
