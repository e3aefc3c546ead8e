# 第四关：反向传播——链式法则，从后往前
import numpy as np

from sigmoid import sigmoid_derivative as 斜率


def backward(数据, 真实值, 参数, 缓存):
    隐藏和, 隐藏值, 输出和, 输出值 = 缓存
    元素个数 = 真实值.size

    输出误差 = 2 * (输出值 - 真实值) / 元素个数 * 斜率(输出和)
    隐藏误差 = 输出误差 @ 参数["weights_hidden_output"].T * 斜率(隐藏和)

    def 按列求和(矩阵):
        return np.sum(矩阵, axis=0, keepdims=True)

    return {
        "weights_input_hidden": 数据.T @ 隐藏误差,
        "bias_hidden": 按列求和(隐藏误差),
        "weights_hidden_output": 隐藏值.T @ 输出误差,
        "bias_output": 按列求和(输出误差),
    }
