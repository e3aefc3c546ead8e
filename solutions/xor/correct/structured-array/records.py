"""All matrices of one kind in one record: np.dtype([(name, float64, shape), ...])."""
import numpy as np


def pack(d):
    kind = np.dtype([(k, np.float64, np.shape(v)) for k, v in d.items()])
    record = np.zeros((), dtype=kind)
    for k, v in d.items():
        record[k] = v
    return record


def unpack(record):
    return {k: record[k].copy() for k in record.dtype.names}
