import numpy as np


def pack(d, keys):
    return np.concatenate([np.ravel(d[k]) for k in keys])


def unpack(vector, like):
    out, pos = {}, 0
    for key, array in like.items():
        out[key] = vector[pos:pos + array.size].reshape(array.shape)
        pos += array.size
    assert pos == len(vector)
    return out
