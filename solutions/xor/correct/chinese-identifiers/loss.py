# 第三关：均方误差（对所有元素取平均）
import numpy as np


def compute_loss(真实值, 预测值):
    误差 = 真实值 - 预测值
    return np.mean(误差 * 误差)
