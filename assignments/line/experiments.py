"""Experiments with a neuron that learns house prices: predict first, then run. Each calls your functions."""

import numpy as np

from grader import agree
from grader.assignment.experiments import Experiment, Outcome

from houses import X, X_land, X_town, initialize_params, y, y_land, y_town

RATE, STEPS = 0.1, 100
LEARNED = 1e-6
ASKED = np.array([[2500]])
XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])


def learn(student, inputs, targets, rate=RATE, steps=STEPS):
    """The trained params and the losses, from a start at 0."""
    start = initialize_params(inputs.shape[1])
    trained, losses = student.train(inputs, targets, start, rate, steps)
    agree(trained, start, compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    return trained.value, np.asarray(losses)


def learn_prices(student, inputs, targets, rate=RATE, steps=STEPS):
    """The params for the houses as they are, and the losses of the scaled training."""
    params, losses = student.learn_prices(inputs, targets, rate, steps)
    agree(params, initialize_params(inputs.shape[1]), compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    return params.value, np.asarray(losses)


def scale(student, values):
    """Values, scaled by their own mean and spread."""
    measured = student.measure(values)
    agree(measured, (np.zeros((1, values.shape[1])),) * 2, compare="shapes")
    scaled = student.scale(values, *measured.value)
    agree(scaled, values, compare="shapes")
    return np.asarray(scaled)


def ask(student, params, houses):
    """What the neuron says about some houses, as a flat row."""
    said = student.predict(houses, params)
    agree(said, np.zeros((len(houses), 1)), compare="shapes")
    return np.asarray(said)[:, 0]


def say_dollars(amount):
    """An amount in dollars, such as 500,000."""
    return f"{amount:,.0f} dollars".replace("-", "−")


def say_line(params):
    """What a line for sizes says, in words."""
    weight, bias = np.ravel(params["weights"])[0], np.ravel(params["bias"])[0]
    return f"A square foot costs {weight:.2f} dollars, and a house of size 0 would cost {say_dollars(np.round(bias) + 0.0)}."


def say_losses(losses):
    """Where the loss begins and ends."""
    return f"The loss goes from {losses[0]:.4g} to {losses[-1]:.4g}."


def finish(student):
    """What a student sees at full points."""
    params, losses = learn_prices(student, X, y)
    (price,) = ask(student, params, ASKED)
    return (
        f"Your neuron has learned from {len(X)} houses that a square foot costs {np.ravel(params['weights'])[0]:.2f} dollars.",
        f"To 2,500 square feet it says {say_dollars(price)}.",
        f"Its loss fell from {losses[0]:.4f} to {losses[-1]:.1e} in {len(losses)} steps with rate {RATE}.",
    )


def run_raw(student):
    _, losses = learn(student, X, y, RATE, 30)
    grows = not losses[-1] < losses[0]
    gone = np.flatnonzero(~np.isfinite(losses))
    seen = [f"The first losses are {', '.join(f'{loss:.2g}' for loss in losses[:4])}."]
    if gone.size:
        seen.append(f"At iteration {gone[0]} the loss is larger than any float.")
    return Outcome(1 if grows else 0 if losses[-1] < LEARNED * losses[0] else 2, seen)


def run_crawl(student):
    params, _ = learn(student, X_land, y_land, 2e-7, 1000)
    bias = float(np.ravel(params["bias"])[0])
    scaled, _ = learn_prices(student, X_land, y_land)
    choice = 0 if abs(bias - 80_000) < 800 else 1 if not np.isfinite(bias) else 2
    return Outcome(
        choice,
        (
            f"After 1000 steps the bias is {say_dollars(bias)}, and a square foot costs {np.ravel(params['weights'])[0]:.2f} dollars.",
            f"With scaling, after {STEPS} steps: {say_line(scaled)[0].lower()}{say_line(scaled)[1:]}",
        ),
    )


def run_one_step(student):
    inputs, targets = scale(student, X), scale(student, y)
    runs = {rate: learn(student, inputs, targets, rate, 30)[1] for rate in (0.1, 0.5, 1.0)}
    arrived = {rate: int(np.argmax(losses < LEARNED)) for rate, losses in runs.items() if losses.min() < LEARNED}  # fmt: skip
    choice = 0 if arrived.get(0.5) == 1 else 1 if 0.5 in arrived else 2
    return Outcome(
        choice,
        tuple(
            f"Rate {rate}: the losses are {', '.join(f'{loss:.2g}' for loss in losses[:4])}, ..."
            for rate, losses in runs.items()
        ),
    )


def run_swing(student):
    inputs, targets = scale(student, X), scale(student, y)
    start = initialize_params()
    weights = []
    for steps in range(1, 7):
        params, _ = student.train(inputs, targets, start, 1.0, steps)
        agree(params, start, compare="shapes")
        weights.append(float(np.ravel(params.value["weights"])[0]))
    _, losses = learn(student, inputs, targets, 1.0, 30)
    choice = 1 if abs(losses[-1] - losses[0]) < 1e-6 else 0 if losses[-1] < LEARNED else 2
    shown = ", ".join(f"{weight + 0:.2f}".replace("-0.00", "0.00") for weight in weights)
    return Outcome(choice, (f"The weight goes from 0 to {shown}.", say_losses(losses)))


def run_no_bias(student):
    """Training that forgets the bias: every step is taken back."""
    params = initialize_params()
    inputs, targets = X_land / 1000, y_land / 100_000
    for _ in range(300):
        params, _ = learn_from(student, inputs, targets, params)
        params = {**params, "bias": np.zeros((1, 1))}
    said = ask(student, params, inputs) * 100_000
    errors = said - y_land[:, 0]
    choice = 0 if np.abs(errors).max() < 100 else 1 if (errors > 0).any() and (errors < 0).any() else 2  # fmt: skip
    shown = ", ".join(f"{error:+,.0f}".replace("-", "−") for error in errors)
    return Outcome(
        choice,
        (f"The neuron is off by {shown} dollars.", f"Its price for a square foot is {np.ravel(params['weights'])[0] * 100:.2f} dollars."),
    )  # fmt: skip


def learn_from(student, inputs, targets, params):
    """The params after one step."""
    trained, losses = student.train(inputs, targets, params, RATE, 1)
    agree(trained, params, compare="shapes")
    return trained.value, losses


def run_palace(student):
    houses, prices = np.vstack([X, [[1500]]]), np.vstack([y, [[3_000_000]]])
    before, _ = learn_prices(student, X, y)
    after, _ = learn_prices(student, houses, prices)
    old, new = ask(student, before, X[1:2])[0], ask(student, after, X[1:2])[0]
    moved = new - old
    choice = 0 if moved < 100_000 else 2 if moved > 2_000_000 else 1
    return Outcome(
        choice,
        (
            f"For 1,500 square feet it said {say_dollars(old)}, and says {say_dollars(new)} now.",
            f"Before: {say_line(before)}",
            f"Now: {say_line(after)}",
        ),
    )


def run_bent(student):
    sizes = np.array([[1000], [2000], [3000], [4000]])
    prices = np.array([[200_000], [350_000], [450_000], [500_000]])
    some, _ = learn_prices(student, sizes, prices, RATE, 100)
    more, _ = learn_prices(student, sizes, prices, RATE, 1000)
    off = [np.abs(ask(student, params, sizes) - prices[:, 0]).max() for params in (some, more)]
    choice = 0 if off[1] < 1000 else 1 if off[1] > 0.9 * off[0] else 2
    return Outcome(
        choice,
        (
            f"After 100 steps it is off by at most {say_dollars(off[0])}, after 1000 by {say_dollars(off[1])}.",
            say_line(more),
        ),
    )


def run_square(student):
    sizes = np.array([[1000], [2000], [3000], [4000]])
    prices = np.array([[200_000], [350_000], [450_000], [500_000]])
    both = np.hstack([sizes, sizes**2])
    params, _ = learn_prices(student, both, prices, RATE, 5000)
    off = np.abs(ask(student, params, both) - prices[:, 0]).max()
    choice = 0 if off < 1000 else 1
    said = ask(student, params, np.array([[5000, 5000**2]]))[0]
    return Outcome(
        choice,
        (
            f"After 5000 steps it is off by at most {say_dollars(off)}.",
            f"To 5,000 square feet it says {say_dollars(said)}.",
        ),
    )


def run_xor(student):
    params, losses = learn(student, *XOR, 0.5, 200)
    said = ask(student, params, XOR[0])
    right = int(((said > 0.5 + 1e-6) == (XOR[1][:, 0] > 0.5)).sum())
    choice = 0 if losses[-1] < 0.01 else 1 if losses[-1] > 0.2 else 2
    shown = ", ".join(f"{answer:.3f}" for answer in said)
    return Outcome(
        choice,
        (
            f"To the four rows it says {shown}.",
            f"The loss ends at {losses[-1]:.4f}, and {right} of 4 answers would count as right.",
        ),
    )


def run_town(student):
    params, _ = learn_prices(student, X_town, y_town, RATE, 200)
    weights = np.ravel(params["weights"])
    choice = 0 if weights[1] > 0 else 1 if weights[1] < -100 else 2
    old, new = ask(student, params, np.array([[2000, 50], [2000, 0]]))
    return Outcome(
        choice,
        (
            f"The weights are {weights[0]:.1f} dollars a square foot, and {weights[1]:,.0f} dollars a year.".replace("-", "−"),
            f"2,000 square feet, 50 years old: {say_dollars(old)}. New: {say_dollars(new)}.",
        ),
    )  # fmt: skip


EXPERIMENTS = (
    Experiment(
        "raw",
        "Train on the houses as they are, in square feet and dollars, with rate 0.1. What becomes of the loss in 30 steps?",
        ("It falls to almost nothing.", "It explodes: it becomes larger and larger.", "It stays about where it was."),
        run_raw,
        "A slope is blame times size, and both are large. The first step should go to 200, and goes to almost a hundred "
        "million. From there the blame is larger still, so the next step is longer. To see it: xorkit plot scaled",
    ),
    Experiment(
        "crawl",
        "In the second town the land costs 80,000 dollars. Train on it as it is, with rate 2e-7, which does not explode. What is the bias after 1000 steps?",
        ("About 80,000.", "No number: it explodes after all.", "Hardly more than 0."),
        run_crawl,
        "The loss is steep in the direction of the weight and almost flat in the direction of the bias. A rate that is small "
        "enough for the steep direction moves the bias by next to nothing. With scaled numbers, both are equally steep.",
    ),
    Experiment(
        "one-step",
        "The houses are scaled. How many steps does rate 0.5 need?",
        ("One.", "About as many as it needs with rate 0.1.", "It never arrives."),
        run_one_step,
        "On scaled numbers the slope in the weight is 2 times what is missing. Half of that is exactly what is missing, so a "
        "step with rate 0.5 lands at the bottom. This works since each direction is equally steep. Real data with several "
        "inputs are not so kind, and need smaller rates and more steps.",
    ),
    Experiment(
        "swing",
        "The houses are scaled, and the rate is 1. What becomes of the loss?",
        ("It falls faster than with rate 0.5.", "It stays as it is.", "It explodes."),
        run_swing,
        "With rate 1 a step is twice as long as needed: it lands on the other side of the valley, at the same height. The next "
        "one comes back. With a larger rate each jump lands higher up, and the loss explodes. To see it: xorkit plot rates",
    ),
    Experiment(
        "no-bias",
        "In the second town, what if the bias is put back to 0 after each step?",
        ("The prices are right all the same.", "Some prices are too low and some too high.", "All prices are too low."),
        run_no_bias,
        "Without a bias the line has to go through 0: no square feet, no price. The weight makes up for the land as well as it "
        "can, so small houses come out too cheap and large ones too dear. The bias is what moves a line up and down.",
    ),
    Experiment(
        "palace",
        "A fourth house is added: 1,500 square feet for 3,000,000 dollars, in place of 300,000. By how much does the neuron raise its price for 1,500 square feet?",
        ("By less than 100,000 dollars: three houses are against it.", "By some hundred thousand dollars.", "By more than 2,000,000 dollars: it believes the new house."),
        run_palace,
        "The loss squares each error, so one very wrong price counts more than many small errors. The line moves up by a quarter "
        "of the difference, and then all four prices are wrong. It is worth looking at the data first.",
    ),
    Experiment(
        "bent",
        "The prices of section 13 do not lie on a line. How well does the neuron do after 1000 steps?",
        ("It learns them exactly.", "No better than after 100 steps: it is wrong by the same amounts.", "Better than after 100 steps, and more steps would help."),
        run_bent,
        "After 100 steps it has the best line already. More training cannot bend it. What is missing is a bend: an activation "
        "function, as in the assignment xor.",
    ),
    Experiment(
        "square",
        "The same bent prices, and the square of the size is a second input. Can one neuron learn them now?",
        ("Yes.", "No: a neuron is a straight line."),
        run_square,
        "The neuron is still a weighted sum. But it is a sum of two inputs now, and one of them bends. People used to choose such "
        "inputs by hand. Hidden layers find them by themselves. Look at the price for 5,000 square feet, too: a curve that fits "
        "may be a bad guess outside of what it was shown.",
    ),
    Experiment(
        "xor",
        "Train the neuron on the four rows of XOR. Where does the loss end?",
        ("Near 0.", "At 0.25: it says 0.5 to everything.", "In between: three rows of four are right."),
        run_xor,
        "Each input on its own tells nothing: with x1 = 0 the answer is as often 1 as 0. So the best line is flat, at 0.5. "
        "Two layers and a bend between them can do it.",
    ),
    Experiment(
        "town",
        "Eight houses with sizes and ages were sold for real prices. Which sign has the weight of the age?",
        ("Plus: old houses were the dear ones.", "Minus: each year takes something away.", "It is almost 0: age does not matter."),
        run_town,
        "Nobody told the neuron that old houses cost less; it is in the data. You can read it off the weight, since it is in "
        "dollars a year. In a large network weights can no longer be read like that.",
    ),
)  # fmt: skip
