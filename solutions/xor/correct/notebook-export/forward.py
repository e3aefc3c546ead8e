# coding: utf-8

# In[16]:


import numpy as np
from sigmoid import *


# In[21]:


def forward(X, params):
    z_hidden = np.dot(X, params['weights_input_hidden']) + params['bias_hidden']
    a_hidden = sigmoid(z_hidden)
    z_output = np.dot(a_hidden, params['weights_hidden_output']) + params['bias_output']
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output


# In[22]:


from network import X, y, initialize_params
params = initialize_params(42)
out = forward(X, params)
for o in out: print(o.shape)
print(out[-1])
