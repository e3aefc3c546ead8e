"""Stage 2: data flows through the network."""

import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """Run every row of X through the hidden layer and then through the output layer."""
    raise NotImplementedError("forward is yours to write")
