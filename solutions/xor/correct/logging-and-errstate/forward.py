import logging

from sigmoid import sigmoid

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def forward(X, params):
    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    log.debug("z_hidden %s", z_hidden.shape)
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    log.debug("z_output %s", z_output.shape)
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
