from sigmoid import sigmoid

STEPS = {
    "z_hidden": lambda v, p: v["X"] @ p["weights_input_hidden"] + p["bias_hidden"],
    "a_hidden": lambda v, p: sigmoid(v["z_hidden"]),
    "z_output": lambda v, p: v["a_hidden"] @ p["weights_hidden_output"] + p["bias_output"],
    "a_output": lambda v, p: sigmoid(v["z_output"]),
}


def forward(X, params):
    values = {"X": X}
    for name, rule in STEPS.items():
        values[name] = rule(values, params)
    return tuple(values[name] for name in STEPS)
