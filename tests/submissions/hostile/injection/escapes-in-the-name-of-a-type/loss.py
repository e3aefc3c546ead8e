Named = type("\x1b[31mred\x07", (), {"__module__": "\x1b[2J", "__qualname__": "a\u202eb"})


def compute_loss(y_true, y_pred):
    return [Named()]
