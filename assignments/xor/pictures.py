"""What can be seen of a network that learns XOR. Each picture is measured by calling your functions."""

import numpy as np

from grader import agree, gradient
from grader.assignment.plots import Picture

from network import X, initialize_params, y

RATE = 1.0  # the article's 2.0
STEPS = 10_000
LEARNED = 0.01  # the loss at which XOR counts as learned
# The losses of the article's run.
ARTICLE = {0: 0.255675, 2000: 0.005210, 4000: 0.001005, 6000: 0.000529, 8000: 0.000355, 9999: 0.000265}  # fmt: skip

LOW, HIGH, SIDE = -0.5, 1.5, 41
TICKS = np.linspace(LOW, HIGH, SIDE)
SQUARE = np.array([[a, b] for b in TICKS for a in TICKS])

NAMES = ("weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output")


def learn(student, params, rate, steps):
    """The trained params and the losses, looked at before anything is done with them."""
    trained, losses = student.train(X, y, params, rate, steps)
    agree(trained, params, compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    return trained.value, np.asarray(losses)


def predict(student, params, inputs=X):
    """What the network says to each row of the inputs."""
    said = student.forward(inputs, params)[3]
    agree(said, np.zeros((len(inputs), 1)), compare="shapes")
    return np.asarray(said).ravel()


def survey(student, params, step=1):
    """What the network says all over the square, at every `step`-th place."""
    ticks = TICKS[::step]
    places = np.array([[a, b] for b in ticks for a in ticks])
    return predict(student, params, places).reshape(len(ticks), len(ticks))


def count_right(answers):
    """How many of XOR's four are on the right side of one half."""
    return int(((np.asarray(answers).ravel() > 0.5) == (y.ravel() > 0.5)).sum())


# What several pictures have in common.


def draw_points(axes, look, named=True):
    """XOR's four points: circles for 0, squares for 1."""
    for value, color, marker in ((0, look.zero, "o"), (1, look.one, "s")):
        places = X[y.ravel() == value]
        axes.plot(
            *places.T, marker, color=color, ms=11, mec=look.ink, mew=1.4, ls="", zorder=3,
            label=f"XOR is {value}" if named else None,
        )  # fmt: skip
    axes.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xticks=[0, 1], yticks=[0, 1], aspect="equal")
    axes.set(xlabel="first input", ylabel="second input")


def draw_survey(axes, values, look):
    """The network's answers as colours, and the line where it says one half."""
    values = np.asarray(values)
    shown = axes.imshow(
        values, origin="lower", extent=(LOW, HIGH, LOW, HIGH), vmin=0, vmax=1, cmap=look.scale,
        interpolation="bilinear",
    )  # fmt: skip
    ticks = np.linspace(LOW, HIGH, len(values))
    if values.min() < 0.5 < values.max():
        axes.contour(ticks, ticks, values, levels=[0.5], colors=[look.ink], linewidths=1.8)
    draw_points(axes, look)
    return shown


def draw_scale(figure, shown, axes):
    """What the colours of a survey mean."""
    bar = figure.colorbar(shown, ax=axes, shrink=0.75, ticks=[0, 0.5, 1])
    bar.set_label("what the network says")


def draw_losses(axes, losses, color, label, step=1, **style):
    """A run's losses; `step` iterations lie between two of them."""
    axes.plot(np.arange(len(losses)) * step, losses, color=color, label=label, **style)
    axes.set(xlabel="iteration", ylabel="loss")


# data


def measure_data(student):
    """How many of the four the best straight line has on its right side, of very many lines."""
    del student
    angles, shifts = np.meshgrid(np.linspace(0, np.pi, 361), np.linspace(-2, 2, 401))
    sides = [a * np.cos(angles) + b * np.sin(angles) > shifts for a, b in X]
    right = sum(side == bool(wanted) for side, wanted in zip(sides, y.ravel(), strict=True))
    right = np.maximum(right, 4 - right)  # either side may be the ones'
    return {"lines": right.size, "best": right.max(), "best_lines": (right == right.max()).sum()}


def draw_data(figure, seen, look):
    axes = figure.subplots()
    draw_points(axes, look)
    line = np.array([LOW, HIGH])
    for number, (slope, start, wrong) in enumerate(((-1, 0.5, (1, 1)), (-1, 1.5, (0, 0)), (1, 0.5, (0, 1)))):  # fmt: skip
        color, style, name = look.marks[number], ("--", "-.", ":")[number], "ABC"[number]
        axes.plot(line, start + slope * line, style, color=color, lw=1.8, label=f"line {name}")
        beside = wrong[0] + (0.3, -0.3, -0.3)[number], wrong[1] + 0.22
        axes.annotate("", wrong, beside, arrowprops={"arrowstyle": "->", "color": color})
        axes.annotate(f"wrong side of {name}", beside, size=8.5, color=color, ha="left" if number else "center", va="bottom", xytext=(-14 if number else 0, 0), textcoords="offset points")  # fmt: skip
    for (a, b), (answer,) in zip(X, y, strict=True):
        axes.annotate(f"{a} xor {b} = {answer}", (a, b - 0.13), ha="center", va="top", size=8.5)
    axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
    look.entitle(
        figure,
        f"No straight line separates the circles from the squares: the best has {seen['best']} of 4 right",
        f"Of {seen['lines']:,} lines that were tried, none has all four on its right side. Each line "
        "here is one of the best, and an arrow shows what it gets wrong.",
    )


# sigmoid


def measure_sigmoid(student):
    x = np.linspace(-8, 8, 161)
    values, slopes = student.sigmoid(x), student.sigmoid_derivative(x)
    agree(values, x, compare="shapes")
    agree(slopes, x, compare="shapes")
    return {"x": x, "values": np.asarray(values), "slopes": np.asarray(slopes)}


def draw_sigmoid(figure, seen, look):
    x, values, slopes = (np.asarray(seen[name]) for name in ("x", "values", "slopes"))
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    top.plot(x, values, color=look.one)
    top.set_ylabel("sigmoid(x)")
    top.axhline(0.5, color=look.faint, lw=0.8, ls=":")
    bottom.plot(x, slopes, color=look.zero)
    bottom.set(ylabel="its slope", xlabel="x", ylim=(min(0, slopes.min()) - 0.01, max(0.3, slopes.max() * 1.1)))  # fmt: skip
    bottom.axhline(0.25, color=look.ink, lw=1, ls="--")
    bottom.annotate("0.25", (-8, 0.255), va="bottom", size=8.5)
    steepest = x[slopes.argmax()]
    for axes in (top, bottom):
        axes.axvline(steepest, color=look.faint, lw=0.8, ls=":")
    flat = np.abs(slopes[[0, -1]]).max()
    look.entitle(
        figure,
        f"The sigmoid goes from {values.min():.4f} to {values.max():.4f}; its slope is at most "
        f"{slopes.max():.2f}, at x = {steepest:.2g}",
        f"At x = -8 and x = 8 the slope is {flat:.4f} at most: there it is nearly flat, and what is flat hardly learns.",
    )


# boundary


def measure_boundary(student):
    before = initialize_params(42)
    after, losses = learn(student, before, RATE, STEPS)
    return {
        "before": survey(student, before),
        "after": survey(student, after),
        "right": [count_right(predict(student, params)) for params in (before, after)],
        "losses": [losses[0], losses[-1]],
        "steps": STEPS,
    }


def draw_boundary(figure, seen, look):
    panels = figure.subplots(1, 2, sharey=True)
    names = ("before training", f"after {seen['steps']:,} iterations")
    for axes, when, name, right, loss in zip(
        panels, ("before", "after"), names, seen["right"], seen["losses"], strict=True
    ):
        shown = draw_survey(axes, seen[when], look)
        axes.set_title(f"{name}: {right} of 4 right, loss {loss:.2g}")
    panels[1].set_ylabel("")
    draw_scale(figure, shown, panels)
    apart = (
        "keeps the ones from the zeros"
        if seen["right"][1] == 4
        else "leaves some on the wrong side"
    )
    bent = f"the line where it says 0.5 {apart}"
    look.entitle(figure, f"What the network says all over the square: after training, {bent}")


# The boundary of a feedback page: of the short run that a check has made already.


def measure_learned(student):
    start = initialize_params(42)
    steps, rate = 450, 8.0
    after, losses = learn(student, start, rate, steps)
    return {
        "after": np.round(survey(student, after, 2), 3),
        "right": count_right(predict(student, after)),
        "loss": losses[-1],
        "steps": steps,
        "rate": rate,
    }


def draw_learned(figure, seen, look):
    axes = figure.subplots()
    draw_scale(figure, draw_survey(axes, seen["after"], look), axes)
    look.entitle(
        figure,
        f"This network after {seen['steps']} iterations with rate {seen['rate']:g}: {seen['right']} of 4 right",
        f"Its loss is {seen['loss']:.2g}. The line is where it says 0.5.",
    )


# loss


def measure_loss(student):
    _, losses = learn(student, initialize_params(42), RATE, STEPS)
    every = [*range(0, 200, 5), *range(200, STEPS, 50), STEPS - 1]
    marks = {str(at): losses[at] for at in ARTICLE}
    return {"at": every, "losses": losses[every], "marks": marks}


def draw_loss(figure, seen, look):
    axes = figure.subplots()
    axes.semilogy(seen["at"], seen["losses"], color=look.one, label="this run")
    axes.plot(
        list(ARTICLE), list(ARTICLE.values()), "D", color=look.zero, mec=look.ink, ms=7, ls="",
        label="the article's run",
    )  # fmt: skip
    for at, loss in ARTICLE.items():
        axes.annotate(f"{loss:.6f}", (at, loss), xytext=(6, 8), textcoords="offset points", size=8.5)  # fmt: skip
    axes.set(xlabel="iteration", ylabel="loss (log scale)", xlim=(-200, STEPS * 1.09))
    axes.grid(axis="y", color=look.faint, alpha=0.25)
    axes.legend()
    marks = {int(at): loss for at, loss in seen["marks"].items()}
    same = sum(abs(marks[at] - loss) < 5e-7 for at, loss in ARTICLE.items())
    first, last = marks[0], marks[STEPS - 1]
    look.entitle(
        figure,
        f"The loss falls from {first:.4g} to {last:.3g}; "
        + (
            "at all 6 marks it is the article's"
            if same == 6
            else f"at {same} of 6 marks it is the article's"
        ),
        "From seed 42, with learning rate 1 (the article's 2, whose gradients are half as large).",
    )


# learn


def measure_learn(student):
    marks = [*range(0, 2600, 50), 3000, 3500, 4000, 5000]
    params, frames, losses = initialize_params(42), [], []
    for before, mark in zip([0, *marks], marks, strict=False):
        if mark > before:
            params, gone = learn(student, params, RATE, mark - before)
            losses += gone.tolist()
        answers = predict(student, params)
        loss = float(np.mean((answers - y.ravel()) ** 2))
        frames.append(
            {
                "iteration": mark,
                "caption": f"iteration {mark:,}, {count_right(answers)} of 4 right",
                "values": survey(student, params),
                "right": count_right(answers),
                "loss": loss,
                "at": [frame["iteration"] for frame in frames] + [mark],
                "losses": [frame["loss"] for frame in frames] + [loss],
                "end": marks[-1],
            }
        )
    return {"frames": frames}


def draw_learn(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(5, 4))
    draw_scale(figure, draw_survey(left, seen["values"], look), left)
    right.plot(seen["at"], seen["losses"], color=look.one)
    right.plot(seen["at"][-1:], seen["losses"][-1:], "o", color=look.one, mec=look.ink)
    right.set(xlim=(0, seen["end"]), ylim=(0, 0.3), xlabel="iteration", ylabel="loss")
    look.entitle(
        figure,
        f"It learns: iteration {seen['iteration']:,}, {seen['right']} of 4 right, loss {seen['loss']:.4f}",
    )


# gradients


def measure_gradients(student):
    random = np.random.RandomState(3)
    params = {
        name: np.round(random.uniform(-1.5, 1.5, values.shape), 3)
        for name, values in initialize_params(42).items()
    }

    def loss(nudged):
        measured = student.compute_loss(y, student.forward(X, nudged)[3])
        agree(measured, 0.0, compare="values", absolute=np.inf)
        return np.asarray(measured).item()

    given = student.backward(X, y, params, student.forward(X, params))
    agree(given, params, compare="shapes")
    return {
        "given": {name: np.asarray(given[name]).ravel() for name in NAMES},
        "slopes": {name: values.ravel() for name, values in gradient(loss, params).items()},
    }


def draw_gradients(figure, seen, look):
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    place, ticks, ratios = 0, [], {}
    for name, color in zip(NAMES, look.marks, strict=True):
        given, slopes = np.asarray(seen["given"][name]), np.asarray(seen["slopes"][name])
        at = place + np.arange(len(given))
        top.bar(at - 0.2, given, 0.4, color=color)
        top.bar(at + 0.2, slopes, 0.4, color="none", edgecolor=look.ink, hatch="////", lw=0.8)
        clear = np.abs(slopes) > 1e-7
        ratios[name] = given[clear] / slopes[clear]
        bottom.plot(at[clear], np.clip(ratios[name], -1, 3), "o", color=color, mec=look.ink, ms=7)
        ticks.append((at.mean(), name.replace("_", "\n", 1)))
        place += len(given) + 1
    top.bar(0, 0, color=look.faint, label="backward's gradient")
    top.bar(
        0, 0, color="none", edgecolor=look.ink, hatch="////", label="slope, measured by nudging"
    )
    top.axhline(0, color=look.faint, lw=0.8)
    top.set_ylabel("gradient")
    top.legend(ncols=2, loc="upper center", bbox_to_anchor=(0.5, 1.2))
    for level, style in ((1, "-"), (0.5, ":"), (0, ":")):
        bottom.axhline(
            level, color=look.ink if level == 1 else look.faint, lw=1, ls=style, zorder=0
        )
    bottom.set(ylabel="gradient / slope", ylim=(-1.15, 3.15), yticks=[-1, 0, 0.5, 1, 2, 3])
    bottom.set_xticks([at for at, _ in ticks], [name for _, name in ticks])
    bottom.tick_params(axis="x", length=0)
    look.entitle(
        figure,
        compare(ratios),
        "Below, each dot is one parameter: on the line at 1, its gradient is the measured slope.",
    )


def compare(ratios):
    """What the ratios of gradients and slopes say."""

    def is_flat(values, level):
        return len(values) > 0 and bool(np.allclose(values, level, rtol=1e-3, atol=1e-4))

    wrong = [name for name, values in ratios.items() if not is_flat(values, 1)]
    if not wrong:
        return "Every gradient is the measured slope: the ratio is 1 for all parameters"
    every = np.concatenate(list(ratios.values()))
    level = float(np.median(every))
    if is_flat(every, level):
        return f"Every gradient is {level:.3g} times the measured slope: one factor is wrong everywhere"
    return f"The gradient is not the measured slope for {', '.join(wrong)}"


# The article's three experiments, measured.


def measure_lr_high(student, rate=50.0, piece=10, pieces=100):
    params = initialize_params(42)
    every, losses, answers = [0], [], [predict(student, params)]
    for done in range(1, pieces + 1):
        params, gone = learn(student, params, rate, piece)
        losses += gone.tolist()
        every.append(done * piece)
        answers.append(predict(student, params))
    sums, hidden = student.forward(X, params)[:2]
    agree(sums, np.zeros((4, 4)), compare="shapes")
    agree(hidden, np.zeros((4, 4)), compare="shapes")
    sums, hidden = np.asarray(sums), np.asarray(hidden)
    stuck = np.minimum(hidden, 1 - hidden) < 0.01
    return {"rate": rate, "losses": losses, "at": every, "answers": np.array(answers), "stuck": stuck.mean(), "sums": sums, "hidden": hidden}  # fmt: skip


def draw_lr_high(figure, seen, look):
    panels = figure.subplot_mosaic([["loss", "curve"], ["says", "curve"]], width_ratios=(3, 2))
    top, bottom, curve = panels["loss"], panels["says"], panels["curve"]
    losses = np.asarray(seen["losses"])
    draw_losses(top, losses, look.zero, None, lw=0.9)
    top.set(ylim=(0, 1.05), xlabel="", xlim=(0, len(losses)), xticklabels=[])
    top.axhline(1, color=look.ink, lw=1, ls="--")
    top.annotate("1: no loss can be higher", (len(losses), 0.97), ha="right", va="top", size=8.5)
    # One strip for each row of the data: lines would lie on top of each other.
    extent = (0, len(losses), -0.5, 3.5)
    shown = bottom.imshow(
        np.asarray(seen["answers"]).T, origin="upper", extent=extent, aspect="auto", vmin=0, vmax=1,
        cmap=look.scale, interpolation="nearest",
    )  # fmt: skip
    rows = [f"{a} xor {b}, want {want}" for (a, b), (want,) in zip(X, y, strict=True)]
    bottom.set_yticks(range(4), rows[::-1])
    bottom.set(xlabel="iteration")
    bar = figure.colorbar(shown, ax=bottom, ticks=[0, 0.5, 1], location="bottom", shrink=0.8)
    bar.set_label("what the network says")
    sums, hidden = np.asarray(seen["sums"]).ravel(), np.asarray(seen["hidden"]).ravel()
    reach = max(10.0, float(np.abs(sums).max()) * 1.1)
    x = np.linspace(-reach, reach, 401)
    curve.plot(x, 1 / (1 + np.exp(-x)), color=look.faint, lw=1.5, label="the sigmoid")
    curve.plot(
        sums, hidden, "o", color=look.zero, mec=look.ink, ms=7, label="a hidden neuron, for one row"
    )
    curve.set(xlabel="z_hidden at the end", ylabel="a_hidden", ylim=(-0.08, 1.3))
    curve.legend(loc="upper left")
    look.entitle(
        figure,
        f"Rate {seen['rate']:g} does not explode, it saturates: the loss is never above {losses.max():.2f}, and ends at {losses[-1]:.4f}",
        f"At the end {seen['stuck']:.0%} of the hidden activations are within 0.01 of 0 or 1, where the sigmoid is flat. "
        "Such a run is chaotic: rounding decides where it ends.",
    )


def measure_lr_low(student, rate=0.0005):
    _, low = learn(student, initialize_params(42), rate, STEPS)
    _, usual = learn(student, initialize_params(42), RATE, STEPS)
    return {
        "rate": rate,
        "low": low[::100],
        "usual": usual[::100],
        "first": low[0],
        "last": low[-1],
    }


def draw_lr_low(figure, seen, look):
    axes = figure.subplots()
    draw_losses(axes, seen["usual"], look.one, "rate 1", 100)
    draw_losses(axes, seen["low"], look.zero, f"rate {seen['rate']:g}", 100)
    axes.set_ylim(0, 0.3)
    axes.legend(loc="center right")
    look.entitle(
        figure,
        f"Rate {seen['rate']:g} barely moves: in {STEPS:,} iterations the loss goes from {seen['first']:.4f} to {seen['last']:.4f}",
        "The article's rate 0.001, whose gradients are half as large.",
    )


def measure_two_neurons(student):
    two, two_losses = learn(student, initialize_params(42, hidden_size=2), RATE, STEPS)
    _, four_losses = learn(student, initialize_params(42), RATE, STEPS)
    return {
        "two": two_losses[::50],
        "four": four_losses[::50],
        "last": two_losses[-1],
        "answers": predict(student, two),
        "survey": survey(student, two),
        "right": count_right(predict(student, two)),
    }


def draw_two_neurons(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(5, 5))
    draw_losses(left, seen["two"], look.zero, "2 hidden neurons", 50)
    draw_losses(left, seen["four"], look.one, "4 hidden neurons", 50)
    left.set_ylim(0, 0.3)
    left.legend(loc="upper right")
    draw_scale(figure, draw_survey(right, seen["survey"], look), right)
    for (a, b), answer in zip(X, seen["answers"], strict=True):
        right.annotate(f"says {answer:.2f}", (a, b - 0.13), ha="center", va="top", size=8.5)
    halves = sum(abs(answer - 0.5) < 0.02 for answer in seen["answers"])
    said = f"; {halves} answers rest at one half" if halves else ""
    look.entitle(
        figure,
        f"Two hidden neurons, from seed 42, end at a loss of {seen['last']:.4f}{said}",
        "Two can do it: most other starts learn XOR, as the picture `seeds` shows. This one does not get there.",
    )


# seeds


def measure_seeds(student, progress, sizes=(2, 3, 4, 8), starts=50, piece=1000):
    learned = []
    for number, size in enumerate(sizes):
        after = []
        for seed in range(starts):
            progress(number * starts + seed, len(sizes) * starts)
            params, needed = initialize_params(seed, hidden_size=size), None
            for done in range(0, STEPS, piece):
                params, losses = learn(student, params, RATE, piece)
                below = np.flatnonzero(losses < LEARNED)
                if below.size:
                    needed = done + int(below[0])
                    break
            after.append(needed)
        learned.append(after)
    progress(len(sizes) * starts, len(sizes) * starts)
    return {"sizes": sizes, "starts": starts, "needed": learned}


def draw_seeds(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(4, 5))
    counts = [sum(needed is not None for needed in each) for each in seen["needed"]]
    at = np.arange(len(counts))
    left.bar(at, counts, 0.6, color=look.one)
    left.bar(at, [seen["starts"] - count for count in counts], 0.6, counts, color="none", edgecolor=look.ink, hatch="////", lw=0.8)  # fmt: skip
    for place, count in zip(at, counts, strict=True):
        left.annotate(f"{count} of {seen['starts']}", (place, seen["starts"] + 1), ha="center", size=8.5)  # fmt: skip
    left.set_xticks(at, [str(size) for size in seen["sizes"]])
    left.set(
        xlabel="hidden neurons", ylabel="starts that learn XOR", ylim=(0, seen["starts"] * 1.1)
    )
    scatter = np.random.RandomState(0)
    for place, each in zip(at, seen["needed"], strict=True):
        needed = np.array([count for count in each if count is not None])
        right.plot(place + scatter.uniform(-0.2, 0.2, len(needed)), needed, "o", color=look.one, ms=3.5, alpha=0.8)  # fmt: skip
        if len(needed):
            right.plot([place - 0.3, place + 0.3], [np.median(needed)] * 2, color=look.zero, lw=2.5)
    right.set_xticks(at, [str(size) for size in seen["sizes"]])
    right.set(xlabel="hidden neurons", ylabel="iterations they take", ylim=(0, None))
    most = max(counts)
    look.entitle(
        figure,
        f"Two hidden neurons learn XOR from {counts[0]} of {seen['starts']} starts; "
        + ", ".join(
            f"{size} from {count}"
            for size, count in zip(seen["sizes"][1:], counts[1:], strict=True)
        ),
        f"Learned: a loss below {LEARNED} within {STEPS:,} iterations with rate 1. Hatched: not learned. "
        "A bar on the right is the median."
        if most
        else "None learned.",
    )


# collapse


def measure_collapse(student):
    random = np.random.RandomState(5)
    first, one = random.normal(0, 2, (2, 4)), random.normal(0, 1, (1, 4))
    second, two = random.normal(0, 1, (4, 1)), random.normal(0, 1, (1, 1))
    stacked = (SQUARE @ first + one) @ second + two
    single = SQUARE @ (first @ second) + (one @ second + two)
    squashed = student.sigmoid(SQUARE @ first + one)
    agree(squashed, np.zeros((len(SQUARE), 4)), compare="shapes")
    bent = np.asarray(squashed) @ second + two
    return {
        "apart": float(np.abs(stacked - single).max()),
        **{
            name: values.reshape(SIDE, SIDE)
            for name, values in (("stacked", stacked), ("single", single), ("bent", bent))
        },
    }


def draw_collapse(figure, seen, look):
    panels = figure.subplots(1, 3, sharey=True)
    names = {"stacked": "two linear layers", "single": "one linear layer", "bent": "a sigmoid in between"}  # fmt: skip
    for axes, (name, title) in zip(panels, names.items(), strict=True):
        values = np.asarray(seen[name])
        reach = np.abs(values - np.median(values)).max()
        middle = np.median(values)
        axes.imshow(
            values, origin="lower", extent=(LOW, HIGH, LOW, HIGH), cmap=look.scale,
            vmin=middle - reach, vmax=middle + reach, interpolation="bilinear",
        )  # fmt: skip
        axes.contour(
            TICKS, TICKS, values, levels=7, colors=[look.ink], linewidths=1, linestyles="-"
        )
        axes.set(title=title, xticks=[0, 1], yticks=[0, 1], aspect="equal", xlabel="first input")
    panels[0].set_ylabel("second input")
    look.entitle(
        figure,
        f"Two linear layers are one: they differ by at most {seen['apart']:.1g}, and every line of equal output is straight",
        "The weights are the same in all three. Only the activation between the layers bends the lines.",
    )


PICTURES = (
    Picture("data", "XOR, and why no straight line separates it", measure_data, draw_data, (7.2, 4.6)),
    Picture("sigmoid", "your sigmoid, and its slope below 0.25", measure_sigmoid, draw_sigmoid),
    Picture("boundary", "what your network says, before and after training", measure_boundary, draw_boundary, (8.2, 4.4)),
    Picture("loss", "your run's loss, beside the article's", measure_loss, draw_loss),
    Picture("learn", "the boundary moving while your network trains", measure_learn, draw_learn, (7.6, 4.2), moving=True),
    Picture("gradients", "your gradients beside measured slopes, and their ratio", measure_gradients, draw_gradients, (7.2, 4.8), stage="backward", when="failed"),
    Picture("lr-high", "a learning rate far too high", measure_lr_high, draw_lr_high, (9.0, 5.4)),
    Picture("lr-low", "a learning rate far too low", measure_lr_low, draw_lr_low),
    Picture("two-neurons", "two hidden neurons, from seed 42", measure_two_neurons, draw_two_neurons, (8.4, 4.2)),
    Picture("seeds", "how many of 50 starts learn XOR, by hidden neurons", measure_seeds, draw_seeds, (7.6, 4.2), slow=True),
    Picture("collapse", "two linear layers are one", measure_collapse, draw_collapse, (8.2, 4.3)),
    Picture("learned", "what your network says after a short run", measure_learned, draw_learned, (5.6, 4.4), stage="train", when="passed"),
)  # fmt: skip
