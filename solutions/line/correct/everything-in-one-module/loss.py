from everything import compute_loss
