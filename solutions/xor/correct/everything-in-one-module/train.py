from network_from_scratch import train, update_params
