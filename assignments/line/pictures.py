"""What can be seen of a neuron that learns house prices. Each picture is measured by calling your functions."""

import numpy as np

from grader import agree, gradient
from grader.assignment.plots import Picture

from houses import X, X_land, X_town, initialize_params, y, y_land, y_town

RATE, STEPS = 0.1, 100
# The losses of the handout's run, in section 5.
HANDOUT = {0: 9.666667, 1: 1.080463, 2: 0.163807, 10: 0.046489, 100: 0.007756, 499: 0.000003}
SMALL_X, SMALL_Y = X / 1000, y / 100_000  # thousands of square feet, hundred thousands of dollars
LARGE = 1e30  # a loss above this has exploded


def learn(student, inputs, targets, rate=RATE, steps=STEPS, start=None):
    """The trained params and the losses, looked at before anything is done with them."""
    start = start or initialize_params(inputs.shape[1])
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


def ask(student, params, houses):
    """What the neuron says about some houses."""
    said = student.predict(houses, params)
    agree(said, np.zeros((len(houses), 1)), compare="shapes")
    return np.asarray(said)[:, 0]


def loss_of(student, params, inputs, targets):
    """The loss of some params."""
    said = student.predict(inputs, params)
    agree(said, targets, compare="shapes")
    loss = student.compute_loss(targets, np.asarray(said))
    agree(loss, 0.0, compare="shapes")
    return float(np.asarray(loss))


def scale(student, values):
    """Values, scaled by their own mean and spread."""
    measured = student.measure(values)
    agree(measured, (np.zeros((1, values.shape[1])),) * 2, compare="shapes")
    scaled = student.scale(values, *measured.value)
    agree(scaled, values, compare="shapes")
    return np.asarray(scaled)


def make(weight, bias):
    """The params of a neuron with one input."""
    return {"weights": np.array([[float(weight)]]), "bias": np.array([[float(bias)]])}


def read(params):
    """The weight and the bias of a neuron with one input."""
    return float(np.ravel(params["weights"])[0]), float(np.ravel(params["bias"])[0])


# What several pictures have in common.


def show_dollars(axes, top=None):
    """Prices in thousands of dollars on the axis."""
    axes.yaxis.set_major_formatter(lambda value, _: f"{value / 1000:,.0f}")
    axes.set(xlabel="size in square feet", ylabel="price in thousands of dollars")
    if top:
        axes.set_ylim(0, top)


def until_large(losses):
    """The losses up to where they have exploded."""
    losses = np.asarray(losses, float)
    large = np.flatnonzero(~(losses < LARGE))
    return losses[: max(1, large[0])] if large.size else losses


# line


def measure_line(student):
    params, _ = learn_prices(student, X, y)
    sizes = np.array([[0.0], [2800.0]])
    return {"line": read(params), "ends": ask(student, params, sizes), "asked": ask(student, params, np.array([[2500]]))[0]}  # fmt: skip


def draw_line(figure, seen, look):
    axes = figure.subplots()
    axes.plot([0, 2800], seen["ends"], color=look.one, label="your neuron")
    axes.plot(X[:, 0], y[:, 0], "s", color=look.ink, ms=8, label="the three houses")
    axes.plot(
        2500,
        seen["asked"],
        "*",
        color=look.zero,
        mec=look.ink,
        ms=17,
        label="what it says to 2,500",
    )
    axes.annotate(f"{seen['asked']:,.0f}", (2500, seen["asked"]), xytext=(-10, 8), textcoords="offset points", ha="right", size=9)  # fmt: skip
    axes.set_xlim(0, 2900)
    show_dollars(axes, 620_000)
    axes.legend(loc="upper left")
    weight, bias = seen["line"]
    look.entitle(
        figure,
        f"{weight:.2f} dollars a square foot: to 2,500 square feet your neuron says {seen['asked']:,.0f}",
        f"Its bias is {np.round(bias) + 0.0:,.0f} dollars. It learned from three houses, with {STEPS} steps at rate {RATE}.",
    )


# town


def measure_town(student):
    params, _ = learn_prices(student, X_town, y_town, RATE, 200)
    return {
        "said": ask(student, params, X_town),
        "weights": np.ravel(params["weights"]),
        "bias": float(np.ravel(params["bias"])[0]),
    }


def draw_town(figure, seen, look):
    axes = figure.subplots()
    said, paid = np.asarray(seen["said"]), y_town[:, 0]
    axes.plot([1e5, 4.6e5], [1e5, 4.6e5], color=look.faint, lw=1)
    for price, answer in zip(paid, said, strict=True):
        axes.plot([price, price], [price, answer], color=look.zero, lw=1.5)
    axes.plot(paid, said, "o", color=look.one, mec=look.ink, ms=8)
    for place in np.argsort(paid):  # by turns below and above, lest they overlap
        (size, age), right = X_town[place], np.argsort(np.argsort(paid))[place] % 2 == 0
        axes.annotate(
            f"{size} sq ft, {age} years", (paid[place], said[place]), size=8,
            xytext=(9, -13) if right else (-9, 7), textcoords="offset points", ha="left" if right else "right",
        )  # fmt: skip
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value / 1000:,.0f}")
    axes.set(xlabel="price paid, in thousands of dollars", ylabel="price the neuron says", xlim=(1.2e5, 5.2e5))  # fmt: skip
    off = float(np.sqrt(np.mean((said - paid) ** 2)))
    size, age = seen["weights"]
    look.entitle(
        figure,
        f"A square foot adds {size:.0f} dollars, a year {'takes' if age < 0 else 'adds'} {abs(age):,.0f}{' away' if age < 0 else ''}: the neuron is off by {off:,.0f}",
        "On the line, a prediction is exact. These prices lie on no line, so some error is left however long it trains.",
    )


# valley


def measure_valley(student):
    weights, biases = np.linspace(-0.5, 3.5, 41), np.linspace(-2.2, 2.8, 41)
    heights = [
        [loss_of(student, make(weight, bias), SMALL_X, SMALL_Y) for weight in weights]
        for bias in biases
    ]
    return {
        "weights": weights,
        "biases": biases,
        "heights": np.array(heights),
        "path": walk(student, SMALL_X, SMALL_Y, 0.1, (0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 400)),
    }


def walk(student, inputs, targets, rate, marks):
    """The weight and the bias after so many steps."""
    params, path = initialize_params(), []
    for before, mark in zip((0, *marks), marks, strict=False):
        if mark > before:
            params, _ = learn(student, inputs, targets, rate, mark - before, params)
        path.append(read(params))
    return np.array(path)


def draw_heights(axes, seen, look):
    """The loss as lines of equal height, with a path of steps on it."""
    heights = np.clip(np.nan_to_num(np.asarray(seen["heights"])), 1e-12, LARGE)
    top = heights.max()
    if heights.min() < top:
        levels = np.geomspace(max(heights.min(), top / 500), top, 12)
        axes.contour(seen["weights"], seen["biases"], heights, levels=levels, colors=[look.faint], linewidths=0.9)  # fmt: skip
    path = np.asarray(seen["path"])
    inside = np.isfinite(path).all(axis=1)
    axes.plot(*path[inside].T, "o-", color=look.one, mec=look.ink, ms=5, lw=1.4)
    axes.set(
        xlabel="weight", ylabel="bias",
        xlim=(seen["weights"][0], seen["weights"][-1]), ylim=(seen["biases"][0], seen["biases"][-1]),
    )  # fmt: skip


def draw_valley(figure, seen, look):
    axes = figure.subplots()
    draw_heights(axes, seen, look)
    axes.plot(2, 0, "*", color=look.zero, mec=look.ink, ms=16)
    axes.annotate("lowest point", (2, 0), xytext=(10, -14), textcoords="offset points", size=9)
    axes.annotate("start", (0, 0), xytext=(-8, -14), textcoords="offset points", ha="right", size=9)
    weight, bias = np.asarray(seen["path"])[-1]
    look.entitle(
        figure,
        f"The valley of the loss: after 400 steps the neuron is at weight {weight:.2f}, bias {bias:.2f}",
        "Each line has one height. The steps go steeply down to the floor of the valley, and then slowly along it. "
        "Thousands of square feet, hundred thousands of dollars, rate 0.1.",
    )


# scaled


def measure_scaled(student):
    scaled = scale(student, X), scale(student, y)
    _, fine = learn(student, *scaled, RATE, 60)
    _, raw = learn(student, X, y, RATE, 60)
    _, tiny = learn(student, X_land, y_land, 2e-7, 60)
    _, land = learn(student, scale(student, X_land), scale(student, y_land), RATE, 60)
    relative = {
        "as they are, rate 0.1": until_large(raw / raw[0]),
        "land town as it is, rate 2e-7": tiny / tiny[0],
        "scaled, rate 0.1": fine / fine[0],
        "land town, scaled, rate 0.1": land / land[0],
    }
    return {"runs": relative}


def draw_scaled(figure, seen, look):
    axes = figure.subplots()
    styles = (":", "-.", "-", "--")
    for (name, losses), color, style in zip(seen["runs"].items(), look.marks, styles, strict=False):
        axes.semilogy(np.maximum(losses, 1e-14), style, color=color, label=name, lw=2)
    axes.set(xlabel="iteration", ylabel="loss, as a share of the first", ylim=(1e-13, 1e13))
    axes.legend(loc="upper right")
    runs = list(seen["runs"].values())
    crawls = runs[1][-1]
    look.entitle(
        figure,
        "As they are, the houses blow up or crawl; scaled, every step helps as much as the last",
        f"With the tiny rate the land town is left at {crawls:.2g} of its first loss: the bias hardly moves. "
        f"Scaled it is at {runs[3][-1]:.1g} after {len(runs[3])} steps.",
    )


# valleys: what scaling does to the landscape


def measure_valleys(student):
    raw_weights, raw_biases = np.linspace(0, 300, 41), np.linspace(-100_000, 260_000, 41)
    heights = [[loss_of(student, make(w, b), X_land, y_land) for w in raw_weights] for b in raw_biases]  # fmt: skip
    raw = {
        "weights": raw_weights,
        "biases": raw_biases,
        "heights": np.array(heights),
        "path": walk(student, X_land, y_land, 2e-7, (0, 1, 2, 3, 5, 10, 50, 200)),
    }
    weights, biases = np.linspace(-0.5, 2.5, 25), np.linspace(-1.5, 1.5, 25)
    inputs, targets = scale(student, X_land), scale(student, y_land)
    heights = [[loss_of(student, make(w, b), inputs, targets) for w in weights] for b in biases]
    scaled = {
        "weights": weights,
        "biases": biases,
        "heights": np.array(heights),
        "path": walk(student, inputs, targets, RATE, (0, 1, 2, 3, 5, 10, 50, 200)),
    }
    return {"raw": raw, "scaled": scaled}


def draw_valleys(figure, seen, look):
    left, right = figure.subplots(1, 2)
    draw_heights(left, seen["raw"], look)
    left.plot(150, 80_000, "*", color=look.zero, mec=look.ink, ms=15)
    left.yaxis.set_major_formatter(lambda value, _: f"{value / 1000:,.0f}".replace("-", "−"))
    left.set(title="as it is, rate 2e-7", ylabel="bias in thousands of dollars")
    draw_heights(right, seen["scaled"], look)
    right.plot(1, 0, "*", color=look.zero, mec=look.ink, ms=15)
    right.set_title("scaled, rate 0.1")
    right.set_aspect("equal")
    bias = np.asarray(seen["raw"]["path"])[-1][1]
    look.entitle(
        figure,
        f"Scaling makes a round valley of a long one: as it is, 200 steps bring the bias to {bias:.0f}",
        "The town where land costs 80,000 dollars. The star is the lowest point, the dots are steps.",
    )


# loss


def measure_loss(student):
    _, losses = learn(student, SMALL_X, SMALL_Y, RATE, 500)
    return {"losses": losses, "marks": {str(at): losses[at] for at in HANDOUT}}


def draw_loss(figure, seen, look):
    axes = figure.subplots()
    losses = np.asarray(seen["losses"])
    axes.semilogy(losses, color=look.one, label="this run")
    axes.plot(
        list(HANDOUT), list(HANDOUT.values()), "D", color=look.zero, mec=look.ink, ms=7, ls="",
        label="the handout's run",
    )  # fmt: skip
    for at, loss in HANDOUT.items():
        if at in (0, 10, 100, 499):
            axes.annotate(f"{loss:.6f}", (at, loss), xytext=(8, 6), textcoords="offset points", size=8.5)  # fmt: skip
    axes.set(xlabel="iteration", ylabel="loss (log scale)", xlim=(-8, 570))
    axes.legend(loc="upper right")
    marks = {int(at): loss for at, loss in seen["marks"].items()}
    same = sum(abs(marks[at] - loss) < 5e-7 + 5e-6 * loss for at, loss in HANDOUT.items())
    look.entitle(
        figure,
        f"The loss falls from {losses[0]:.4g} to {losses[-1]:.2g}; at {'all' if same == 6 else same} {'6 marks' if same == 6 else 'of 6 marks'} it is the handout's",
        "Three houses in thousands of square feet and hundred thousands of dollars, rate 0.1. First the cliff, then the floor of the valley.",
    )


# rates


def measure_rates(student, rates=(0.01, 0.1, 0.5, 1.0, 1.1)):
    inputs, targets = scale(student, X), scale(student, y)
    return {"runs": {f"{rate:g}": until_large(learn(student, inputs, targets, rate, 30)[1]) for rate in rates}}  # fmt: skip


def draw_rates(figure, seen, look):
    axes = figure.subplots()
    styles = ("-", "--", "-.", ":", "-")
    colors = (*look.marks, look.ink, look.faint)
    for (rate, losses), color, style in zip(seen["runs"].items(), colors, styles, strict=False):
        axes.semilogy(np.maximum(losses, 1e-12), style, color=color, label=f"rate {rate}", lw=1.8)
    axes.set(xlabel="iteration", ylabel="loss (log scale)", ylim=(1e-12, 1e6))
    axes.legend(loc="lower center", bbox_to_anchor=(0.45, 0.08))
    ends = {rate: losses[-1] for rate, losses in seen["runs"].items()}
    best = min(ends, key=lambda rate: ends[rate])
    look.entitle(
        figure,
        f"Scaled houses, five learning rates: {best} is the fastest, 1 stands still, 1.1 climbs"
        if best == "0.5" and ends["1.1"] > ends["1"] > 0.9
        else f"Scaled houses, five learning rates: {best} ends lowest",
        "Rate 0.1 takes away a fifth of what is missing at each step, rate 0.5 all of it. Rate 1 jumps to the other side.",
    )


# learn


def measure_learn(student):
    params, frames, losses = initialize_params(), [], []
    inputs, targets = scale(student, X_land), scale(student, y_land)
    scales = [np.asarray(each) for pair in (student.measure(X_land), student.measure(y_land)) for each in pair.value]  # fmt: skip
    marks = [*range(16), 18, 20, 25, 30, 40]
    for before, mark in zip([0, *marks], marks, strict=False):
        if mark > before:
            params, gone = learn(student, inputs, targets, RATE, mark - before, params)
            losses += gone.tolist()
        own = student.unscale_params(params, *scales)
        agree(own, params, compare="shapes")
        weight, bias = read(own.value)
        frames.append(
            {
                "iteration": mark,
                "caption": f"iteration {mark}, {weight:.1f} dollars a square foot",
                "line": [weight, bias],
                "losses": list(losses),
                "end": marks[-1],
            }
        )
    return {"frames": frames}


def draw_learn(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(5, 4))
    weight, bias = seen["line"]
    sizes = np.array([0, 2500])
    left.plot(sizes, weight * sizes + bias, color=look.one)
    for size, price in zip(X_land[:, 0], y_land[:, 0], strict=True):
        left.plot([size, size], [price, weight * size + bias], color=look.zero, lw=1.5)
    left.plot(X_land[:, 0], y_land[:, 0], "s", color=look.ink, ms=7)
    left.set_xlim(0, 2600)
    show_dollars(left, 480_000)
    right.plot(seen["losses"], color=look.one)
    if seen["losses"]:
        right.plot(len(seen["losses"]) - 1, seen["losses"][-1], "o", color=look.one, mec=look.ink)
    right.set(xlim=(-1, seen["end"]), ylim=(0, 1.05), xlabel="iteration", ylabel="loss, scaled")
    look.entitle(
        figure,
        f"Guess, measure, correct, repeat: iteration {seen['iteration']}, {weight:.1f} dollars a square foot",
    )


# gradients


def measure_gradients(student):
    random = np.random.RandomState(3)
    inputs = np.round(random.uniform(-2, 2, (6, 4)), 3)
    targets = np.round(random.uniform(-2, 2, (6, 1)), 3)
    params = {name: np.round(random.uniform(-1, 1, values.shape), 3) for name, values in initialize_params(4).items()}  # fmt: skip

    def loss(nudged):
        said = student.predict(inputs, nudged)
        agree(said, targets, compare="shapes")
        return np.mean((targets - np.asarray(said)) ** 2)

    given = student.compute_gradient(inputs, targets, np.asarray(student.predict(inputs, params)))
    agree(given, params, compare="shapes")
    slopes = gradient(loss, params)
    return {
        "given": np.concatenate([np.ravel(given.value[name]) for name in params]),
        "slopes": np.concatenate([slopes[name].ravel() for name in params]),
    }


def draw_gradients(figure, seen, look):
    axes = figure.subplots()
    given, slopes = np.asarray(seen["given"]), np.asarray(seen["slopes"])
    at = np.arange(len(given))
    axes.bar(at - 0.2, given, 0.4, color=look.one, label="your gradient")
    axes.bar(at + 0.2, slopes, 0.4, color="none", edgecolor=look.ink, hatch="////", lw=0.6, label="slope, measured by nudging")  # fmt: skip
    axes.axhline(0, color=look.faint, lw=0.8)
    names = [*(f"weight {place}" for place in range(1, len(given))), "bias"]
    axes.set_xticks(at, names)
    for place, (mine, slope) in enumerate(zip(given, slopes, strict=True)):
        top = max(mine, slope, 0)
        axes.annotate(f"× {mine / slope:.2f}", (place, top), xytext=(0, 4), textcoords="offset points", ha="center", size=8.5)  # fmt: skip
    axes.set_ylabel("slope of the loss")
    axes.margins(y=0.2)
    axes.legend(ncols=2, loc="upper center", bbox_to_anchor=(0.5, 1.16))
    ratios = given / slopes
    level = float(np.median(ratios))
    if np.allclose(ratios, 1, rtol=1e-3):
        says = "Every gradient is the measured slope"
    elif np.allclose(ratios, level, rtol=1e-3):
        says = f"Every gradient is {level:.3g} times the measured slope: one factor is wrong everywhere"
    else:
        wrong = [name for name, ratio in zip(names, ratios, strict=True) if abs(ratio - 1) > 1e-3]
        says = f"The gradient is not the measured slope for {', '.join(wrong)}"
    look.entitle(figure, says, "The number above a pair is your gradient, divided by the slope.")


# bent


def measure_bent(student):
    sizes = np.array([[1000], [2000], [3000], [4000]])
    prices = np.array([[200_000], [350_000], [450_000], [500_000]])
    runs = {steps: learn_prices(student, sizes, prices, RATE, steps)[0] for steps in (10, 100, 1000)}  # fmt: skip
    ends = np.array([[0.0], [5000.0]])
    return {
        "sizes": sizes[:, 0],
        "prices": prices[:, 0],
        "ends": {str(steps): ask(student, params, ends) for steps, params in runs.items()},
        "said": ask(student, runs[1000], sizes),
    }


def draw_bent(figure, seen, look):
    axes = figure.subplots()
    styles = (":", "--", "-")
    for (steps, ends), color, style in zip(seen["ends"].items(), look.marks, styles, strict=False):
        axes.plot(
            [0, 5000],
            ends,
            style,
            color=color,
            label=f"after {steps} steps",
            lw=1.2 if steps == "1000" else 3,
        )
    axes.plot(seen["sizes"], seen["prices"], "s", color=look.ink, ms=8, label="houses")
    for size, price, said in zip(seen["sizes"], seen["prices"], seen["said"], strict=True):
        axes.annotate(f"{said - price:+,.0f}".replace("-", "−"), (size, price), xytext=(12, -14), textcoords="offset points", size=8.5)  # fmt: skip
    axes.set_xlim(0, 5000)
    show_dollars(axes, 680_000)
    axes.legend(loc="upper left")
    off = np.abs(np.asarray(seen["said"]) - np.asarray(seen["prices"])).max()
    look.entitle(
        figure,
        f"These prices bend, and a line does not: it stays wrong by {off:,.0f} dollars",
        "More steps do not help: the lines after 100 and after 1000 steps are the same. What is missing is a bend.",
    )


PICTURES = (
    Picture("line", "your line over the three houses, and what it says to 2,500", measure_line, draw_line, stage="prices", when="passed"),
    Picture("valley", "the valley of the loss, and your steps in it", measure_valley, draw_valley, (6.6, 5.2)),
    Picture("loss", "your run's loss, beside the handout's", measure_loss, draw_loss),
    Picture("learn", "the line moving while your neuron trains", measure_learn, draw_learn, (7.6, 4.2), moving=True),
    Picture("gradients", "your gradient beside measured slopes", measure_gradients, draw_gradients, stage="gradient", when="failed"),
    Picture("rates", "the loss with five learning rates, on scaled houses", measure_rates, draw_rates),
    Picture("scaled", "training on houses as they are, and scaled", measure_scaled, draw_scaled),
    Picture("valleys", "what scaling makes of the valley", measure_valleys, draw_valleys, (8.4, 4.6)),
    Picture("town", "eight houses with sizes and ages: paid and predicted", measure_town, draw_town),
    Picture("bent", "prices that lie on no line", measure_bent, draw_bent),
)  # fmt: skip
