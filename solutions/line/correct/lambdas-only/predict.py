predict = lambda X, params: X @ params["weights"] + params["bias"]
