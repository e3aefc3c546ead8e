import numpy as np


def compute_loss(y_true, y_pred):
    the_squared_difference_of_every_target_and_its_prediction = np.square(
        np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)
    )
    the_mean_over_all_rows_and_all_outputs_of_those_squares = np.mean(
        the_squared_difference_of_every_target_and_its_prediction
    )
    return float(the_mean_over_all_rows_and_all_outputs_of_those_squares)
