# 第二关：前向传播
from sigmoid import sigmoid as 激活


def forward(数据, 参数):
    隐藏和 = 数据 @ 参数["weights_input_hidden"] + 参数["bias_hidden"]
    隐藏值 = 激活(隐藏和)
    输出和 = 隐藏值 @ 参数["weights_hidden_output"] + 参数["bias_output"]
    输出值 = 激活(输出和)
    return 隐藏和, 隐藏值, 输出和, 输出值
