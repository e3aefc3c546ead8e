"""📏 كم نحن مخطئون؟"""
import numpy as np


def compute_loss(y_true, y_pred):
    الخطأ = np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)  # 😬
    return float(np.mean(الخطأ**2))  # 🟰 متوسط المربعات
