# 第五关：训练
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(参数, 梯度, 学习率):
    return {名字: 参数[名字] - 学习率 * 梯度[名字] for 名字 in 参数}


def train(数据, 真实值, 参数, 学习率, 次数):
    损失记录 = []
    for 第几次 in range(次数):
        缓存 = forward(数据, 参数)
        损失 = compute_loss(真实值, 缓存[-1])
        损失记录.append(损失)
        if 第几次 % 2000 == 0:
            print(f"第{第几次}次：损失 {损失:.6f} 😀")
        参数 = update_params(参数, backward(数据, 真实值, 参数, 缓存), 学习率)
    return 参数, 损失记录
