from transformer import train
