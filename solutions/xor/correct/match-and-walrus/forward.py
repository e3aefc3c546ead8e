from sigmoid import sigmoid


def forward(X, params):
    match params:
        case {
            "weights_input_hidden": W1,
            "bias_hidden": b1,
            "weights_hidden_output": W2,
            "bias_output": b2,
        }:
            return (
                (z1 := X @ W1 + b1),
                (a1 := sigmoid(z1)),
                (z2 := a1 @ W2 + b2),
                sigmoid(z2),
            )
        case _:
            raise KeyError(f"four parameters, please, not {list(params)}")
