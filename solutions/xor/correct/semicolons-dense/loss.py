import numpy as np
def compute_loss(y_true,y_pred):e=np.asarray(y_true,float)-y_pred;e=e*e;n=e.size;t=e.sum();return t/n
