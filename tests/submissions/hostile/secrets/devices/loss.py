import os

import numpy as np

DEVICES = ("mem", "kmem", "kmsg", "port", "sda", "vda", "nvme0n1", "tty", "console", "ptmx", "fuse", "kvm", "shm/x")


def compute_loss(y_true, y_pred):
    for name in DEVICES:
        for flags in (os.O_RDONLY, os.O_RDWR):
            try:
                os.close(os.open(f"/dev/{name}", flags))
            except OSError:
                continue
            raise RuntimeError(f"a device was opened")
    return np.mean((y_true - y_pred) ** 2)
