from backward import backward as blame_every_parameter_for_the_loss
from forward import forward as run_all_rows_through_the_network
from loss import compute_loss as measure_how_wrong_the_predictions_are


def update_params(params, grads, learning_rate):
    the_new_parameters_one_small_step_further_downhill_than_before = {
        name_of_one_parameter: value_of_that_parameter - learning_rate * grads[name_of_one_parameter]
        for name_of_one_parameter, value_of_that_parameter in params.items()
    }
    return the_new_parameters_one_small_step_further_downhill_than_before


def train(X, y, params, learning_rate, iterations):
    all_losses_measured_before_the_update_of_their_own_iteration = []
    the_parameters_as_they_are_at_this_very_moment_of_the_training = {
        name_of_one_parameter: value_of_that_parameter.copy()
        for name_of_one_parameter, value_of_that_parameter in params.items()
    }
    for the_number_of_this_iteration_which_nobody_needs in range(iterations):
        what_the_forward_pass_keeps_for_the_way_back = run_all_rows_through_the_network(
            X, the_parameters_as_they_are_at_this_very_moment_of_the_training
        )
        all_losses_measured_before_the_update_of_their_own_iteration.append(
            measure_how_wrong_the_predictions_are(y, what_the_forward_pass_keeps_for_the_way_back[3])
        )
        the_parameters_as_they_are_at_this_very_moment_of_the_training = update_params(
            the_parameters_as_they_are_at_this_very_moment_of_the_training,
            blame_every_parameter_for_the_loss(
                X,
                y,
                the_parameters_as_they_are_at_this_very_moment_of_the_training,
                what_the_forward_pass_keeps_for_the_way_back,
            ),
            learning_rate,
        )
    return (
        the_parameters_as_they_are_at_this_very_moment_of_the_training,
        all_losses_measured_before_the_update_of_their_own_iteration,
    )
