from everything import learn_prices, unscale_params
