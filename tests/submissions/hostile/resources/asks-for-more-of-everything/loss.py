import os
import resource

import numpy as np

for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
    for value in (resource.RLIM_INFINITY, 2**40):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue
        raise SystemExit("a limit was raised")
for ask in (lambda: os.nice(-5), lambda: os.nice(5), lambda: os.sched_setaffinity(0, {0}), lambda: os.setpriority(os.PRIO_PROCESS, 0, -5)):
    try:
        ask()
    except OSError:
        continue
    raise SystemExit("a priority was changed")


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
