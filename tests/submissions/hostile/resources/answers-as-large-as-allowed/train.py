LARGE = [0.5] * 1_000_000


def update_params(*_):
    return LARGE


def train(*_):
    return LARGE
