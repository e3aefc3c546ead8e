def backward(X, y, params, cache):
    hidden_slope, output_slope = cache.slopes
    delta_o = (cache.a_output - y) * output_slope * (2 / y.size)
    delta_h = (delta_o @ params["weights_hidden_output"].T) * hidden_slope
    return dict(
        weights_input_hidden=X.T @ delta_h,
        bias_hidden=delta_h.sum(0, keepdims=True),
        weights_hidden_output=cache.a_hidden.T @ delta_o,
        bias_output=delta_o.sum(0, keepdims=True),
    )
