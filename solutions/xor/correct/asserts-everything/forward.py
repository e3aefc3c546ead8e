import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    assert isinstance(X, np.ndarray) and X.ndim == 2, "X must be a matrix"
    assert type(params) is dict, "params must be a dict"
    assert set(params) == {"weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"}
    for name, array in params.items():
        assert isinstance(array, np.ndarray), name
        assert array.dtype == np.float64, name
        assert array.ndim == 2, name
    m, n_in = X.shape
    n_hidden, n_out = params["weights_hidden_output"].shape
    assert params["weights_input_hidden"].shape == (n_in, n_hidden)
    assert params["bias_hidden"].shape == (1, n_hidden)
    assert params["bias_output"].shape == (1, n_out)

    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    a_output = sigmoid(z_output)

    assert a_hidden.shape == (m, n_hidden) and a_output.shape == (m, n_out)
    return z_hidden, a_hidden, z_output, a_output
