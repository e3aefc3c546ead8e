from head import AttentionHead

compute_scores = AttentionHead.match
