#!/usr/bin/env python
# coding: gbk
"""前向传播：输入层 -> 隐藏层 -> 输出层"""
import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    # 隐藏层：加权求和，再加偏置
    z_hidden = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    # 输出层
    z_output = np.dot(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
