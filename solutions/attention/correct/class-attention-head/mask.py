from head import AttentionHead

mask_future = AttentionHead.hide
