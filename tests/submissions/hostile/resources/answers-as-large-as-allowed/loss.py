LARGE = [0.5] * 1_000_000


def compute_loss(*_):
    return LARGE
