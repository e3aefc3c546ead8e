from backward import backward
from forward import forward
from loss import compute_loss

RULES = {"descent": lambda p, g, r: p - r * g}


def update_params(params, grads, learning_rate):
    rule = RULES["descent"]
    return {k: rule(params[k], grads[k], learning_rate) for k in params}


def train(X, y, params, learning_rate, iterations):
    job = {"params": {k: v.copy() for k, v in params.items()}, "losses": []}
    actions = {
        "forward": lambda: job.update(cache=forward(X, job["params"])),
        "loss": lambda: job["losses"].append(compute_loss(y, job["cache"][3])),
        "backward": lambda: job.update(grads=backward(X, y, job["params"], job["cache"])),
        "step": lambda: job.update(params=update_params(job["params"], job["grads"], learning_rate)),
    }
    for _ in range(iterations):
        for action in actions.values():
            action()
    return job["params"], job["losses"]
