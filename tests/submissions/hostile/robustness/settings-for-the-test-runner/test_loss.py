def test_loss_is_the_mean_squared_error():
    pass
