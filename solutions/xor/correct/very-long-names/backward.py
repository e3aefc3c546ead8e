import numpy as np

from sigmoid import sigmoid_derivative as slope_of_the_sigmoid_at_a_number_before_squashing


def add_up_the_blame_of_all_rows_because_every_row_uses_the_same_bias(blame_of_every_row_for_every_neuron):
    return np.sum(blame_of_every_row_for_every_neuron, axis=0, keepdims=True)


def blame_of_a_weight_is_blame_of_the_sum_times_what_came_in(what_came_in, blame_of_the_sum):
    return np.transpose(what_came_in) @ blame_of_the_sum


def backward(X, y, params, cache):
    (
        hidden_sums_before_the_activation_function,
        hidden_activations_after_the_activation_function,
        output_sums_before_the_activation_function,
        output_activations_after_the_activation_function,
    ) = cache
    how_many_elements_share_the_mean_in_the_loss_function = output_activations_after_the_activation_function.size
    blame_of_the_output_sums_before_the_activation_function = (
        2.0
        * (output_activations_after_the_activation_function - y)
        / how_many_elements_share_the_mean_in_the_loss_function
        * slope_of_the_sigmoid_at_a_number_before_squashing(output_sums_before_the_activation_function)
    )
    blame_of_the_hidden_sums_before_the_activation_function = (
        blame_of_the_output_sums_before_the_activation_function
        @ np.transpose(params["weights_hidden_output"])
        * slope_of_the_sigmoid_at_a_number_before_squashing(hidden_sums_before_the_activation_function)
    )
    return {
        "weights_input_hidden": blame_of_a_weight_is_blame_of_the_sum_times_what_came_in(
            X, blame_of_the_hidden_sums_before_the_activation_function
        ),
        "bias_hidden": add_up_the_blame_of_all_rows_because_every_row_uses_the_same_bias(
            blame_of_the_hidden_sums_before_the_activation_function
        ),
        "weights_hidden_output": blame_of_a_weight_is_blame_of_the_sum_times_what_came_in(
            hidden_activations_after_the_activation_function, blame_of_the_output_sums_before_the_activation_function
        ),
        "bias_output": add_up_the_blame_of_all_rows_because_every_row_uses_the_same_bias(
            blame_of_the_output_sums_before_the_activation_function
        ),
    }
