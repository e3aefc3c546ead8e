LARGE = [0.5] * 1_000_000


def forward(*_):
    return LARGE
