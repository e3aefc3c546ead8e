from transformer import mask_future
