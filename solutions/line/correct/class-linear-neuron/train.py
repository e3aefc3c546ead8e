from gradient import compute_gradient
from loss import compute_loss
from predict import LinearNeuron


def update_params(params, grads, learning_rate):
    neuron = LinearNeuron.of(params)
    neuron.step(grads, learning_rate)
    return neuron.params


def train(X, y, params, learning_rate, iterations):
    neuron, history = LinearNeuron.of(params), []
    for _ in range(iterations):
        said = neuron(X)
        history.append(compute_loss(y, said))
        neuron.step(compute_gradient(X, y, said), learning_rate)
    return neuron.params, history
