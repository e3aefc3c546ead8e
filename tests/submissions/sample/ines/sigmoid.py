# Etapa 1: sigmoide
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_derivative(x):
    """pendiente de la sigmoide en x"""
    s = sigmoid(x)
    return s - s**2
