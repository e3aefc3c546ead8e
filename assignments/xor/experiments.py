"""Experiments with a network that learns XOR: predict first, then run. Each calls your functions."""

import numpy as np

from grader import agree
from grader.assignment.experiments import Experiment, Outcome

from network import X, initialize_params, y

RATE, STEPS = 1.0, 10_000
LEARNED = 0.01


def learn(student, params, rate=RATE, steps=STEPS, inputs=X, targets=y):
    """The trained params, the losses, and what the network then says to each row."""
    trained, losses = student.train(inputs, targets, params, rate, steps)
    agree(trained, params, compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    said = student.forward(inputs, trained.value)[3]
    agree(said, np.zeros((len(inputs), 1)), compare="shapes")
    return trained.value, np.asarray(losses), np.asarray(said).ravel()


def say_answers(answers, inputs=X):
    """One sentence with all answers."""
    each = (f"{a} xor {b}: {said:.3f}" for (a, b), said in zip(inputs, answers, strict=True))
    return "It says " + ", ".join(each) + "."


def say_losses(losses):
    """Where the loss begins and ends, and its highest value."""
    return f"The loss goes from {losses[0]:.4f} to {losses[-1]:.4f}; the highest is {losses.max():.4f}."


def count_until_learned(losses):
    """The iteration at which the loss is below 0.01 for the first time; None if it never is."""
    below = np.flatnonzero(losses < LEARNED)
    return int(below[0]) if below.size else None


def finish(student):
    """What a student sees at full points."""
    _, losses, answers = learn(student, initialize_params(42), 8.0, 450)
    return (
        "Your network has learned XOR, from nothing but four examples.",
        say_answers(answers),
        f"Its loss fell from {losses[0]:.4f} to {losses[-1]:.4f} in {len(losses)} steps with rate 8.",
    )


def run_rate_high(student):
    _, losses, answers = learn(student, initialize_params(42), 50.0, 1000)
    choice = 0 if losses.max() > 1 else 1 if losses[-1] < LEARNED else 2
    return Outcome(choice, (say_losses(losses), say_answers(answers)))


def run_rate_low(student):
    _, losses, answers = learn(student, initialize_params(42), 0.0005)
    choice = 0 if losses[-1] < LEARNED else 1 if losses[-1] < 0.2 else 2
    return Outcome(choice, (say_losses(losses), say_answers(answers)))


def run_two_neurons(student):
    _, losses, answers = learn(student, initialize_params(42, hidden_size=2))
    right = int(((answers > 0.5) == (y.ravel() > 0.5)).sum())
    halves = int((np.abs(answers - 0.5) < 0.02).sum())
    choice = 0 if losses[-1] < LEARNED else 1 if halves == 2 else 2
    return Outcome(choice, (say_losses(losses), say_answers(answers), f"{right} of 4 are on the right side of one half."))  # fmt: skip


def run_plateau(student):
    _, losses, _ = learn(student, initialize_params(42), RATE, 3000)
    count = int((losses > 0.24).sum())
    choice = 0 if count < 30 else 1 if count < 300 else 2
    seen = f"The loss stays above 0.24 for {count} iterations, and is below 0.01 after {count_until_learned(losses)}."
    return Outcome(choice, (seen,))


def run_zeros(student):
    start = {name: np.zeros_like(values) for name, values in initialize_params(42).items()}
    _, losses, answers = learn(student, start, RATE, 2000)
    choice = 2 if abs(losses[-1] - 0.25) < 1e-9 else 0 if losses[-1] < LEARNED else 1
    return Outcome(choice, (say_losses(losses), say_answers(answers)))


def run_same(student):
    start = {name: np.full_like(values, 0.5) for name, values in initialize_params(42).items()}
    trained, losses, answers = learn(student, start)
    columns = np.asarray(trained["weights_input_hidden"])
    apart = float(np.abs(columns - columns[:, :1]).max())
    choice = 0 if losses[-1] < LEARNED else 1 if apart > 1e-6 else 2
    seen = f"After training, the weights of the four hidden neurons differ by at most {apart:.2g}."
    return Outcome(choice, (say_losses(losses), say_answers(answers), seen))


def run_twins(student):
    _, once, _ = learn(student, initialize_params(42), RATE, 2000)
    _, twice, _ = learn(student, initialize_params(42), RATE, 2000, np.vstack([X, X]), np.vstack([y, y]))  # fmt: skip
    apart = float(np.abs(once - twice).max())
    choice = 1 if apart < 1e-6 else 0 if twice[-1] < once[-1] else 2
    return Outcome(choice, (f"The losses of the two runs differ by at most {apart:.1g}.",))


def run_and(student):
    _, xor, _ = learn(student, initialize_params(42), RATE, 3000)
    _, both, _ = learn(student, initialize_params(42), RATE, 3000, X, X[:, :1] * X[:, 1:])
    one, other = count_until_learned(xor), count_until_learned(both)
    choice = 1 if one is None or other is None else 0 if other < one else 2
    return Outcome(choice, (f"XOR is learned after {one} iterations, AND after {other}.",))


def run_big(student):
    start = {name: 20 * values for name, values in initialize_params(42).items()}
    _, losses, answers = learn(student, start)
    choice = 0 if losses[-1] < LEARNED else 1
    return Outcome(choice, (say_losses(losses), say_answers(answers)))


EXPERIMENTS = (
    Experiment(
        "rate-high",
        "The learning rate is 50 in place of 1. What becomes of the loss in 1,000 iterations?",
        ("It explodes: it grows beyond every bound.", "It falls faster, to almost nothing.", "It jumps about, and some answers stay wrong."),
        run_rate_high,
        "Nothing can explode: every answer lies between 0 and 1, so the loss is never above 1. The first steps are so long "
        "that the sigmoids saturate. Out there the slope is almost 0, so almost no blame comes back, and what is wrong stays "
        "wrong for a long time. To see it: xorkit plot lr-high",
    ),
    Experiment(
        "rate-low",
        "The learning rate is 0.0005. Where is the loss after 10,000 iterations?",
        ("Almost at 0, as with rate 1.", "About half way.", "Almost where it began."),
        run_rate_low,
        "A step is as long as the rate says, and 10,000 steps of 0.0005 reach about as far as 5 steps of 1. With rate 1 the "
        "loss has not fallen much after 5 steps, either. To see it: xorkit plot lr-low",
    ),
    Experiment(
        "two-neurons",
        "Two hidden neurons in place of four, from seed 42. What does the network learn?",
        ("XOR, as before.", "Two of the four rows; for the other two it says about one half.", "Nothing: all answers are near one half."),
        run_two_neurons,
        "Two hidden neurons are enough for XOR; section 4 has weights that do it. But from this start, going downhill ends in "
        "a place where no small step helps: a local minimum, or a very flat region. Most other starts get through. To see "
        "how many: xorkit plot seeds",
    ),
    Experiment(
        "plateau",
        "Rate 1, seed 42. For how many iterations does the loss stay above 0.24?",
        ("About 8.", "About 80.", "About 800."),
        run_plateau,
        "At first all answers are near one half, and the loss is near 0.25. The hidden neurons are nearly alike, and blame from "
        "the four rows nearly cancels out. It takes long until one of them stands for something; then it goes fast.",
    ),
    Experiment(
        "zeros",
        "All weights and biases begin at 0. What does the network learn?",
        ("XOR, only later.", "Something, but not XOR.", "Nothing: no parameter ever moves."),
        run_zeros,
        "Blame goes back to the hidden layer through the output weights. These are 0, so none arrives there. The output layer "
        "gets blame from each row, from two of them upward and from the other two just as much downward: the sum is 0. This "
        "is why training starts from small random weights.",
    ),
    Experiment(
        "same",
        "All parameters begin at 0.5, so that the four hidden neurons are alike. What happens?",
        ("It learns XOR.", "The four become different, but XOR is not learned.", "The four stay alike, and XOR is not learned."),
        run_same,
        "What is the same gets the same blame, and takes the same step. Four neurons that stay alike can do no more than one, "
        "and one hidden neuron is one line. Random weights break the tie.",
    ),
    Experiment(
        "twins",
        "Each of the four rows is in the data twice. What becomes of the losses?",
        ("They fall faster: there is twice as much to learn from.", "They are the same.", "They fall more slowly."),
        run_twins,
        "The loss is a mean, and so is the blame: twice as many rows, and each counts half as much. If a sum were taken in place "
        "of the mean, every step would be twice as long.",
    ),
    Experiment(
        "and",
        "The targets are those of AND (0, 0, 0, 1) in place of XOR's. Which is learned first?",
        ("AND.", "Only one of the two is learned at all.", "XOR."),
        run_and,
        "One straight line separates AND's 1 from its zeros, so the output neuron gets useful blame from the first step on. For "
        "XOR the hidden neurons must first find out something new.",
    ),
    Experiment(
        "big",
        "The weights begin 20 times as large. Is the loss below 0.01 after 10,000 iterations?",
        ("Yes.", "No."),
        run_big,
        "Large weights make large sums, and far out the sigmoid is flat: the neurons are saturated before the first step. "
        "They hardly listen to blame, so it takes long until the answers change at all.",
    ),
)  # fmt: skip
