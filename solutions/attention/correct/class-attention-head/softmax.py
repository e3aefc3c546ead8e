from head import AttentionHead

softmax = AttentionHead.share
