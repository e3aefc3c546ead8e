COMMANDS = (
    ":error file=loss.py,line=1::owned",
    ":set-output name=score::100",
    ":stop-commands::word",
    ":add-mask::0",
    ":save-state name=a::b",
)
TEXT = "".join(chr(10) + ":" + command for command in COMMANDS) + chr(10) + "#" + "#[error]owned"


def compute_loss(y_true, y_pred):
    raise ValueError(TEXT)
