import ctypes

data = ctypes.create_string_buffer(b"\xff" * 64)


def compute_loss(y_true, y_pred):
    return ctypes.CFUNCTYPE(ctypes.c_double)(ctypes.addressof(data))()
