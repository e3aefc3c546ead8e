# coding: utf-8

# In[40]:


import numpy as np
import matplotlib.pyplot as plt

from forward import *
from loss import *
from backward import *


# In[41]:


def update_params(params, grads, learning_rate):
    new = {}
    for k in params.keys():
        new[k] = params[k] - learning_rate * grads[k]
    return new


# In[47]:


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history


# ## It learns!!

# In[48]:


trained, loss_history = train(X, y, params, 1.0, 3000)
print(loss_history[0], loss_history[-1])
print(forward(X, trained)[-1].round(2))


# In[49]:


fig, (ax1, ax2) = plt.subplots(1, 2)
ax1.plot(loss_history)
ax1.set_yscale('log')
im = ax2.imshow(trained['weights_input_hidden'], cmap='viridis')
fig.colorbar(im)
for i, row in enumerate(trained['weights_input_hidden']):
    for j, w in enumerate(row):
        ax2.text(j, i, f'{w:.1f}', ha='center')
plt.show()
