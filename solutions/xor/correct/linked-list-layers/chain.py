class Node:
    def __init__(self, weights, bias, before=None):
        self.weights, self.bias = weights, bias
        self.before, self.after = before, None
        if before is not None:
            before.after = self


HEAD = Node("weights_input_hidden", "bias_hidden")
TAIL = Node("weights_hidden_output", "bias_output", before=HEAD)
