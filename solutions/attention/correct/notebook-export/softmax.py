# %%
import numpy as np
import matplotlib.pyplot as plt

# %% [markdown]
# ## Softmax

# %%
def softmax(x):
    z = x - np.max(x, axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)

# %%
print(softmax(np.array([1.0, 2.0, 3.0])))
plt.plot(softmax(np.linspace(-3, 3, 50)))
plt.show()
