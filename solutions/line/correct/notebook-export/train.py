#!/usr/bin/env python
# coding: utf-8

# In[4]:


import numpy as np
from houses import X as houses_X, y as houses_y, initialize_params
from predict import predict
from loss import compute_loss
from gradient import compute_gradient


# In[5]:


def update_params(params, grads, learning_rate):
    new_params = {}
    new_params["weights"] = params["weights"] - learning_rate * grads["weights"]
    new_params["bias"] = params["bias"] - learning_rate * grads["bias"]
    return new_params


# In[6]:


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        y_pred = predict(X, params)
        loss_history.append(compute_loss(y, y_pred))
        grads = compute_gradient(X, y, y_pred)
        params = update_params(params, grads, learning_rate)
    return params, loss_history


# In[7]:


p, h = train(houses_X / 1000, houses_y / 100000, initialize_params(), 0.1, 50)
print(p, h[-1])
