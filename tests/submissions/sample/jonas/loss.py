import numpy as np

def compute_loss(y_true, y_pred):
	return np.average((y_true-y_pred)**2)
