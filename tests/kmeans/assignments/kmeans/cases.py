import numpy as np


def clouds(random):
    """Points around some centres, and where to begin."""
    found = {}
    for name, k, m in (("two", 2, 16), ("three", 3, 30)):
        middle = random.uniform(-9, 9, (k, 2))
        X = middle[random.randint(k, size=m)] + random.normal(0, 4, (m, 2))
        found[name] = (X, X[:k].copy())
    X, begin = found["two"]
    found["one without points"] = (X, np.vstack([begin, [[999.0, 999.0]]]))
    return found
