def compute_scores(queries, keys):
    part = keys.shape[1] ** 0.25
    return (queries / part) @ (keys / part).T
