compute_scores = lambda queries, keys: queries @ keys.T / queries.shape[1] ** 0.5
