from transformer import backward, softmax_backward
