from enum import IntEnum, StrEnum, unique


@unique
class Name(StrEnum):
    W1 = "weights_input_hidden"
    B1 = "bias_hidden"
    W2 = "weights_hidden_output"
    B2 = "bias_output"


class At(IntEnum):
    Z_HIDDEN = 0
    A_HIDDEN = 1
    Z_OUTPUT = 2
    A_OUTPUT = 3


class Axis(IntEnum):
    ROWS = 0
    COLUMNS = 1
