from machine import run


def sigmoid(x):
    #  (p + (1 - p) e) / (1 + e)   with e = exp(-|x|) and p = 1 where x >= 0
    return run("x real >r step >p  1 p - r abs neg exp >e * +  1 e + /", x=x)[-1]


def sigmoid_derivative(x):
    return run("x s dup 1 swap - *", x=x, s=sigmoid)[-1]
