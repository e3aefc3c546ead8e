def compute_loss(y, ŷ): return ((y - ŷ)**2).sum() / y.size
