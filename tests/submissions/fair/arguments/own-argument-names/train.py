from backward import backward
from forward import forward
from loss import compute_loss


def update_params(gewichte, steigungen, schrittweite):
    return {name: gewichte[name] - schrittweite * steigungen[name] for name in gewichte}


def train(daten, soll, gewichte, schrittweite, runden):
    verlauf = []
    for _ in range(runden):
        zwischenwerte = forward(daten, gewichte)
        verlauf.append(compute_loss(soll, zwischenwerte[-1]))
        steigungen = backward(daten, soll, gewichte, zwischenwerte)
        gewichte = update_params(gewichte, steigungen, schrittweite)
    return gewichte, verlauf
