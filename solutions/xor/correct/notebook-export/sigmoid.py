#!/usr/bin/env python
# coding: utf-8

# # Neural network for XOR
# Homework, week 5

# In[1]:


import numpy as np
import matplotlib.pyplot as plt
plt.rcParams["figure.figsize"] = (8, 5)


# ## 1. The sigmoid

# In[2]:


def sigmoid(x):
    return 1/(1+np.exp(-x))


# In[3]:


def sigmoid_derivative(x):
    return sigmoid(x)*(1-sigmoid(x))


# In[14]:


t = np.linspace(-8, 8)
plt.plot(t, sigmoid(t), t, sigmoid_derivative(t))
plt.xlabel("x"); plt.legend(["sigmoid", "slope"])
plt.show()


# In[15]:


sigmoid(0), sigmoid_derivative(0)


# In[ ]:
