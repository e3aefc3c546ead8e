from everything import train, update_params
