LARGE = [0.5] * 1_000_000


def backward(*_):
    return LARGE
