"""➡️ المرور إلى الأمام ➡️"""
from sigmoid import sigmoid  # 🧲


def forward(X, params):
    # 🥇 الطبقة المخفية
    z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a1 = sigmoid(z1)
    # 🥈 طبقة الإخراج
    z2 = a1 @ params["weights_hidden_output"] + params["bias_output"]
    a2 = sigmoid(z2)
    return z1, a1, z2, a2  # 📦📦📦📦
