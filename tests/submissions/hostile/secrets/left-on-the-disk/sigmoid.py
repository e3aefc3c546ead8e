import os
import tempfile

import numpy as np

NAME = "left-by-a-submission"
PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run", ".", "/home", os.path.dirname(np.__file__))

for place in PLACES:
    path = os.path.join(place, NAME)
    if os.path.exists(path):
        raise RuntimeError("a file was found")
    for mode in ("x", "a"):
        try:
            with open(path, mode):
                pass
        except OSError:
            pass
    try:
        os.mkdir(path)
    except OSError:
        pass
    try:
        os.symlink("/", path)
    except OSError:
        pass
try:
    tempfile.mkstemp(prefix=NAME)
    raise RuntimeError("a file was made")
except OSError:
    pass


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
