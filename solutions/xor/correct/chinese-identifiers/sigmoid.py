# 第一关：激活函数与它的斜率
import numpy as np


def sigmoid(输入):
    """把任意实数压缩到零和一之间"""
    指数 = np.exp(-np.abs(输入))          # 永远不大于一，不会溢出
    return np.where(np.greater_equal(输入, 0), 1, 指数) / (1 + 指数)


def sigmoid_derivative(输入):
    值 = sigmoid(输入)
    return 值 * (1 - 值)
