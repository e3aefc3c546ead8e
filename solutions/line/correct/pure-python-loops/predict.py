import numpy as np


def predict(X, params):
    weights = [float(row[0]) for row in params["weights"]]
    bias = float(params["bias"][0][0])
    answers = []
    for house in X:
        z = 0.0
        for i in range(len(weights)):
            z += float(house[i]) * weights[i]
        answers.append([z + bias])
    return np.array(answers)
