measure = lambda v: (v.mean(axis=0, keepdims=True), v.std(axis=0, keepdims=True))
scale = lambda v, m, s: (v - m) / s
unscale = lambda v, m, s: v * s + m
