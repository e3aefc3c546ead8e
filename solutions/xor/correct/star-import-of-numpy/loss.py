from numpy import *
def compute_loss(y_true, y_pred):
  e = ravel(y_true) - ravel(y_pred); return vdot(e, e)/len(e)
