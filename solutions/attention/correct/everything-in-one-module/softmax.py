from transformer import softmax
