from machine import run
from sigmoid import sigmoid


def forward(X, params):
    program = """
        X real weights_input_hidden @ bias_hidden +
        dup sigma
        dup weights_hidden_output @ bias_output +
        dup sigma
    """
    return tuple(run(program, X=X, sigma=sigmoid, **params))
