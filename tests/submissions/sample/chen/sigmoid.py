# -*- coding: utf-8 -*-
# 第一关：激活函数
import numpy as np

# x 很小（比如 -1000）时 exp(-x) 会溢出成 inf，1/inf 正好是 0，只是有个警告，关掉它
np.seterr(over='ignore')

sigmoid = lambda x: 1 / (1 + np.exp(-np.asarray(x, dtype=np.float64)))
sigmoid_derivative = lambda x: sigmoid(x) * (1 - sigmoid(x))  # x 是激活之前的值
