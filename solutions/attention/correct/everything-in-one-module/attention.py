from transformer import forward
