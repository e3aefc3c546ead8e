from head import AttentionHead

softmax_backward = AttentionHead.unshare


def backward(X, y, params, cache):
    head = AttentionHead(params)
    head.cache = cache
    return head.blame(X, y)
