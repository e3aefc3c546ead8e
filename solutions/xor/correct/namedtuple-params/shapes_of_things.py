from collections import namedtuple

Params = namedtuple("Params", "weights_input_hidden bias_hidden weights_hidden_output bias_output")
Cache = namedtuple("Cache", "z_hidden a_hidden z_output a_output")


def as_params(d):
    return Params(**{k: d[k] for k in Params._fields})
