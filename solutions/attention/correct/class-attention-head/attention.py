from head import AttentionHead


def forward(X, params):
    return AttentionHead(params)(X).cache
