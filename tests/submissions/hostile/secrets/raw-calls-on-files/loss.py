import ctypes
import errno
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
ARM = os.uname().machine == "aarch64"
REFUSED = (errno.EPERM, errno.EACCES, errno.ENOSYS)


def refused(numbers, *arguments):
    ctypes.set_errno(0)
    given = [argument if isinstance(argument, bytes) else ctypes.c_long(argument) for argument in arguments]
    return libc.syscall(ctypes.c_long(numbers[ARM]), *given) == -1 and ctypes.get_errno() in REFUSED


def compute_loss(y_true, y_pred):
    for name, call in CALLS.items():
        if not refused(*call):
            raise RuntimeError(f"the kernel did not refuse {name}")
    return np.mean((y_true - y_pred) ** 2)


BUFFER = ctypes.addressof(ctypes.create_string_buffer(256))
CALLS = {
    "openat": ((257, 56), -100, b"/etc/passwd", 0, 0),
    "openat of a folder": ((257, 56), -100, b"/", 0o200000, 0),
    "openat to write": ((257, 56), -100, b"/tmp/left-by-a-submission", 0o102, 0o600),
    "openat2": ((437, 437), -100, b"/etc/passwd", BUFFER, 24),
    "open_by_handle_at": ((304, 265), -100, BUFFER, 0),
    "name_to_handle_at": ((303, 264), -100, b"/etc/passwd", BUFFER, BUFFER, 0),
    "linkat": ((265, 37), -100, b"/etc/passwd", -100, b"/tmp/left-by-a-submission", 0),
    "symlinkat": ((266, 36), b"/", -100, b"/tmp/left-by-a-submission"),
    "mkdirat": ((258, 34), -100, b"/tmp/left-by-a-submission", 0o700),
    "mknodat": ((259, 33), -100, b"/tmp/left-by-a-submission", 0o10600, 0),
    "fchmodat": ((268, 53), -100, b"/tmp", 0o777),
    "chdir": ((80, 49), b"/etc"),
    "chroot": ((161, 51), b"/"),
    "inotify_init1": ((294, 26), 0),
    "fanotify_init": ((300, 262), 0, 0),
}
