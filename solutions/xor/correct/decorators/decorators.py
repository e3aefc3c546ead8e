import functools
import time

import numpy as np

seconds = {}


def timed(function):
    """Adds up how long a function takes."""
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            seconds[function.__name__] = seconds.get(function.__name__, 0) + time.perf_counter() - start
    return wrapper


def same_shape(function):
    """The result must have the shape of the argument."""
    @functools.wraps(function)
    def wrapper(x):
        result = function(x)
        if np.shape(result) != np.shape(x):
            raise ValueError(f"{function.__name__}: {np.shape(x)} became {np.shape(result)}")
        return result
    return wrapper


def quiet(**how):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            with np.errstate(**how):
                return function(*args)
        return wrapper
    return decorate
