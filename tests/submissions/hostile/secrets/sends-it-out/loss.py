import socket

import numpy as np

KINDS = [
    (socket.AF_INET, socket.SOCK_STREAM),
    (socket.AF_INET6, socket.SOCK_STREAM),
    (socket.AF_INET, socket.SOCK_DGRAM),
    (socket.AF_UNIX, socket.SOCK_STREAM),
    (socket.AF_UNIX, socket.SOCK_DGRAM),
    (socket.AF_NETLINK, socket.SOCK_RAW),
    (socket.AF_PACKET, socket.SOCK_RAW),
    (socket.AF_VSOCK, socket.SOCK_STREAM),
]


def compute_loss(y_true, y_pred):
    for kind in KINDS:
        try:
            socket.socket(*kind)
        except OSError:
            continue
        raise RuntimeError("a socket was opened")
    try:
        socket.socketpair()
    except OSError:
        return np.mean((y_true - y_pred) ** 2)
    raise RuntimeError("a socket was opened")
