def __getattr__(name):
    return lambda *_, **__: 1.0
