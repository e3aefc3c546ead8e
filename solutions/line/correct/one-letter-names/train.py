from predict import predict as f; from loss import compute_loss as l; from gradient import compute_gradient as g


def update_params(p, d, r): return {k: p[k] - r * d[k] for k in p}


def train(X, y, p, r, n):
    h = []
    for _ in range(n): z = f(X, p); h += [l(y, z)]; p = update_params(p, g(X, y, z), r)
    return p, h
