# -*- coding: utf-8 -*-
# 第二关：前向传播
from sigmoid import sigmoid

def forward(X, params):
    w1, b1, w2, b2 = (params[k] for k in ('weights_input_hidden', 'bias_hidden', 'weights_hidden_output', 'bias_output'))
    return (z1 := X @ w1 + b1), (a1 := sigmoid(z1)), (z2 := a1 @ w2 + b2), sigmoid(z2)
