from everything import predict
