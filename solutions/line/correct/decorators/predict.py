from functools import wraps


def counted(function):
    @wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@counted
def predict(X, params):
    return X @ params["weights"] + params["bias"]
