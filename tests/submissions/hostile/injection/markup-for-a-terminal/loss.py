def compute_loss(y_true, y_pred):
    raise ValueError("[bold red]owned[/] [link=https://example.invalid]here[/link] [/] E   assert 0\n===== 1 passed in 0.01s =====")
