from formulas import mean, square


def measure(values):
    center = mean(values)
    return center, mean(square(values - center)) ** 0.5


def scale(values, mean, spread):
    return (values - mean) / spread


def unscale(scaled, mean, spread):
    return mean + spread * scaled
