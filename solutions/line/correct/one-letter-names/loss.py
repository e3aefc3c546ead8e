def compute_loss(t, p): e = t - p; return (e * e).sum() / e.size
