"""⬅️ اللوم يتدفق إلى الوراء ⬅️"""
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    m, k = a2.shape  # 🧮 عدد الصفوف والمخرجات
    لوم٢ = 2 * (a2 - y) / (m * k) * sigmoid_derivative(z2)  # ✌️ لا تنس العدد 2
    لوم١ = لوم٢ @ params["weights_hidden_output"].T * sigmoid_derivative(z1)  # 🔙
    return {
        "weights_input_hidden": X.T @ لوم١,  # 🏋️
        "bias_hidden": لوم١.sum(axis=0, keepdims=True),  # ➕
        "weights_hidden_output": a1.T @ لوم٢,  # 🏋️
        "bias_output": لوم٢.sum(axis=0, keepdims=True),  # ➕
    }
