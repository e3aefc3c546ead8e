import numpy as np


def product(A, B):
    """C[i, j] = row i of A times column j of B; the iterator knows where it is."""
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    C = np.empty((A.shape[0], B.shape[1]))
    with np.nditer(C, flags=["multi_index"], op_flags=["writeonly"]) as it:
        for cell in it:
            i, j = it.multi_index
            cell[...] = A[i] @ B[:, j]
    return C


def elementwise(f, *arrays):
    arrays = [np.asarray(a, dtype=float) for a in arrays]
    it = np.nditer(
        arrays + [None],
        flags=["external_loop", "buffered", "zerosize_ok"],
        op_flags=[["readonly"]] * len(arrays) + [["writeonly", "allocate"]],
        op_dtypes=[float] * (len(arrays) + 1),
    )
    with it:
        for *given, out in it:
            out[...] = f(*given)
        return it.operands[-1]
