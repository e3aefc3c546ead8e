# -*- coding: utf-8 -*-
# 第五关：训练，顺便画一张损失曲线
import matplotlib.pyplot as plt
from network import X as XOR_X, y as XOR_y, initialize_params
from forward import forward
from backward import backward
from loss import compute_loss

def update_params(params, grads, learning_rate): return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        c = forward(X, params); losses.append(compute_loss(y, c[3]))  # 先记录，再更新
        params = update_params(params, backward(X, y, params, c), learning_rate)
    return params, losses

# 画图
fig, ax = plt.subplots()
ax.plot(train(XOR_X, XOR_y, initialize_params(42), 1.0, 3000)[1])
ax.set_xlabel('iteration'); ax.set_ylabel('loss')
plt.show()
