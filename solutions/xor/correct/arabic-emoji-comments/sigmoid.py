"""🧠 دالة التنشيط وميلها 📈"""
import numpy as np  # 🔢


def sigmoid(x):
    """يضغط كل عدد بين الصفر والواحد 🗜️"""
    x = np.asarray(x, dtype=np.float64)  # أعداد حقيقية دائمًا ✅
    سالب = np.exp(np.minimum(x, 0.0))  # ❄️ لا يتجاوز 1
    return سالب / (سالب + np.exp(np.minimum(-x, 0.0)))  # 🎯


def sigmoid_derivative(x):
    """الميل عند x قبل الضغط ⚠️"""
    s = sigmoid(x)
    return s * (1 - s)  # 🏔️ لا يزيد عن 0.25
