import numpy as np


def sigmoid(x):
    the_given_number_or_array_as_double_precision_floating_point_values = np.asarray(x, dtype=np.float64)
    e_to_the_power_of_minus_the_absolute_value_which_can_never_overflow = np.exp(
        -np.absolute(the_given_number_or_array_as_double_precision_floating_point_values)
    )
    one_plus_that_power_which_is_always_between_one_and_two_inclusive = (
        1.0 + e_to_the_power_of_minus_the_absolute_value_which_can_never_overflow
    )
    the_result_wherever_the_given_number_is_zero_or_is_positive = (
        1.0 / one_plus_that_power_which_is_always_between_one_and_two_inclusive
    )
    the_result_wherever_the_given_number_is_strictly_negative_instead = (
        e_to_the_power_of_minus_the_absolute_value_which_can_never_overflow
        / one_plus_that_power_which_is_always_between_one_and_two_inclusive
    )
    return np.where(
        the_given_number_or_array_as_double_precision_floating_point_values >= 0,
        the_result_wherever_the_given_number_is_zero_or_is_positive,
        the_result_wherever_the_given_number_is_strictly_negative_instead,
    )


def sigmoid_derivative(x):
    the_value_of_the_sigmoid_function_at_the_point_before_squashing = sigmoid(x)
    the_distance_of_that_value_from_its_upper_limit_which_is_one = (
        1.0 - the_value_of_the_sigmoid_function_at_the_point_before_squashing
    )
    return (
        the_value_of_the_sigmoid_function_at_the_point_before_squashing
        * the_distance_of_that_value_from_its_upper_limit_which_is_one
    )
