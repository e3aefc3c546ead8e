def predict(X, p): w = p["weights"]; b = p["bias"]; return X @ w + b
