from backward import backward as b
from forward import forward as f
from loss import compute_loss as c


def u(params, grads, learning_rate):
    p, g, r = params, grads, learning_rate
    return {k: p[k] - r * g[k] for k in p}


def t(X, y, params, learning_rate, iterations):
    p = {k: v.copy() for k, v in params.items()}
    l = []
    for i in range(iterations):
        o = f(X, p)
        l.append(c(y, o[3]))
        p = u(p, b(X, y, p, o), learning_rate)
    return p, l


update_params, train = u, t
