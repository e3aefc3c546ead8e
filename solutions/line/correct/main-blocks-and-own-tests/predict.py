import numpy as np


def predict(X, params):
    assert X.shape[1] == params["weights"].shape[0], "one weight for each input"
    z = X @ params["weights"] + params["bias"]
    assert z.shape == (len(X), 1)
    return z


if __name__ == "__main__":
    print(predict(np.array([[1000]]), {"weights": np.array([[200.0]]), "bias": np.array([[0.0]])}))
