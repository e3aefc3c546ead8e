"""⛷️ نزولًا، مرة بعد مرة 🔁"""
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    # 👣 خطوة واحدة إلى الأسفل
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    p = {k: v.copy() for k, v in params.items()}  # 🐑 نسخة
    التاريخ = []
    for _ in range(iterations):  # 🔁
        cache = forward(X, p)
        التاريخ.append(compute_loss(y, cache[3]))  # 📉 قبل التحديث
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, التاريخ  # 🎉
