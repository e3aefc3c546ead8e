from sigmoid import sigmoid as squash_every_element_into_the_interval_from_zero_to_one


def forward(X, params):
    weighted_sums_of_the_inputs_plus_the_bias_of_every_hidden_neuron = (
        X @ params["weights_input_hidden"] + params["bias_hidden"]
    )
    activations_of_the_hidden_neurons_after_the_sigmoid_was_applied = (
        squash_every_element_into_the_interval_from_zero_to_one(
            weighted_sums_of_the_inputs_plus_the_bias_of_every_hidden_neuron
        )
    )
    weighted_sums_of_the_activations_plus_the_bias_of_every_output_neuron = (
        activations_of_the_hidden_neurons_after_the_sigmoid_was_applied @ params["weights_hidden_output"]
        + params["bias_output"]
    )
    predictions_of_the_output_neurons_after_the_sigmoid_was_applied = (
        squash_every_element_into_the_interval_from_zero_to_one(
            weighted_sums_of_the_activations_plus_the_bias_of_every_output_neuron
        )
    )
    return (
        weighted_sums_of_the_inputs_plus_the_bias_of_every_hidden_neuron,
        activations_of_the_hidden_neurons_after_the_sigmoid_was_applied,
        weighted_sums_of_the_activations_plus_the_bias_of_every_output_neuron,
        predictions_of_the_output_neurons_after_the_sigmoid_was_applied,
    )
