def compute_loss(y_true, y_pred):
    return {"\x1b[31m": 1.0, "=HYPERLINK(1)": 2.0, "<script>": 3.0, "\r\n::error::": 4.0, "k" * 1_000_000: 5.0}
