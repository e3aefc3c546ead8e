NAMES = ["input", "hidden", "output"]


def steps(params):
    """(weights, bias) of each layer, from the first to the last."""
    for before, after in zip(NAMES, NAMES[1:]):
        yield params[f"weights_{before}_{after}"], params[f"bias_{after}"]


def named(pairs):
    result = {}
    for before, after, (weights, bias) in zip(NAMES, NAMES[1:], pairs):
        result[f"weights_{before}_{after}"] = weights
        result[f"bias_{after}"] = bias
    return result
