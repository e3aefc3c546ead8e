def compute_loss(soll, ist):
    return ((ist - soll) ** 2).mean()
