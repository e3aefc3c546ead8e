# -*- coding: utf-8 -*-
# 第四关：反向传播（链式法则，从后往前）
from sigmoid import sigmoid_derivative as ds

def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2 * (a2 - y) * ds(z2) / y.size                     # 输出层的误差
    d1 = d2 @ params['weights_hidden_output'].T * ds(z1)    # 传回隐藏层
    return dict(weights_input_hidden=X.T @ d1, bias_hidden=d1.sum(0)[None],
                weights_hidden_output=a1.T @ d2, bias_output=d2.sum(0)[None])
