from head import AttentionHead


def train(sequences, targets, params, learning_rate, iterations):
    head, losses = AttentionHead(params), []
    for _ in range(iterations):
        loss, total = 0, dict.fromkeys(params, 0)
        for X, y in zip(sequences, targets):
            loss += ((head(X).o - y) ** 2).mean()
            for name, grad in head.blame(X, y).items():
                total[name] = total[name] + grad
        losses.append(loss / len(sequences))
        head.step({name: grad / len(sequences) for name, grad in total.items()}, learning_rate)
    return head.params, losses
