"""What can be seen of a head that learns to copy. Each picture is measured by calling your functions."""

from itertools import product

import numpy as np

from grader import agree, gradient
from grader.assignment.plots import Picture

from copying import (
    LENGTH,
    LETTERS,
    WORDS,
    compute_loss,
    echo,
    encode,
    initialize_params,
    sequences,
    spell,
    targets,
)

RATE, STEPS = 3.0, 400
LEARNED = 0.01  # the loss at which the task counts as learned
# The losses of the handout's run.
HANDOUT = {0: 0.419294, 2: 0.186287, 50: 0.039818, 100: 0.005372, 200: 0.000947, 399: 0.000292}
IGNORANT = 0.1875  # the loss of answering 0.25 to everything
SHOWN = "dabac"  # a word that is not among those it learns from

NAMES = ("weights_query", "weights_key", "weights_value")
EVERY = [word for word in map("".join, product(LETTERS, repeat=LENGTH)) if word not in WORDS]
UNSEEN = EVERY[::10]


def learn(student, params, rate=RATE, steps=STEPS, inputs=sequences, wanted=targets):
    """The trained params and the losses, looked at before anything is done with them."""
    trained, losses = student.train(inputs, wanted, params, rate, steps)
    agree(trained, params, compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    return trained.value, np.asarray(losses)


def look_at(student, params, X):
    """The attention of a sequence, and the word that the output says."""
    attention, output = student.forward(X, params)[3:5]
    agree(attention, np.zeros((len(X), len(X))), compare="shapes")
    agree(output, np.zeros((len(X), len(LETTERS))), compare="shapes")
    return np.asarray(attention), spell(np.asarray(output))


def count_right(student, params, words):
    """How many words the head has right, letter by letter."""
    return sum(look_at(student, params, encode(word))[1] == echo(word) for word in words)


# What several pictures have in common.


def draw_shares(axes, shares, word, look, said="", numbers=True):
    """A table of shares as colours: a row for each position that looks."""
    shares = np.asarray(shares)
    # The upper half of the scale: from nothing to all.
    shown = axes.imshow(shares, cmap=look.scale, vmin=-1, vmax=1, interpolation="nearest")
    shown.set_clim(-1, 1)
    for (row, column), share in np.ndenumerate(shares):
        if not numbers or column > row:
            continue
        color = look.paper if share > 0.6 else look.ink
        axes.annotate(f"{share:.2f}", (column, row), ha="center", va="center", size=8, color=color)
    for row in range(len(shares) - 1):  # where the future begins
        axes.plot([row + 0.5, row + 0.5], [row - 0.5, row + 0.5], color=look.ink, lw=1.2)
        axes.plot([row + 0.5, row + 1.5], [row + 0.5, row + 0.5], color=look.ink, lw=1.2)
    places = range(len(shares))
    axes.set_xticks(places, [f"{letter}\n{place}" for place, letter in enumerate(word)])
    rows = [
        f"{letter} says {answer}" if answer else letter
        for letter, answer in zip(word, said or " " * len(word), strict=True)
    ]
    axes.set_yticks(places, [row.replace(" says  ", "") for row in rows])
    axes.tick_params(length=0)
    axes.set(xlabel="looks at", xlim=(-0.5, len(shares) - 0.5), ylim=(len(shares) - 0.5, -0.5))
    for spine in axes.spines.values():
        spine.set_visible(False)


def draw_losses(axes, losses, color, label, step=1, **style):
    """A run's losses; `step` iterations lie between two of them."""
    axes.plot(np.arange(len(losses)) * step, losses, color=color, label=label, **style)
    axes.set(xlabel="iteration", ylabel="loss")


# softmax


def measure_softmax(student):
    grows = np.linspace(-6, 6, 121)
    rows = np.stack([grows, np.zeros_like(grows), np.ones_like(grows)], axis=1)
    shares = student.softmax(rows)
    agree(shares, rows, compare="shapes")
    return {"x": grows, "shares": np.asarray(shares)}


def draw_softmax(figure, seen, look):
    axes = figure.subplots()
    x, shares = np.asarray(seen["x"]), np.asarray(seen["shares"])
    names = ("the score that grows", "a score of 0", "a score of 1")
    for column, (name, color, style) in enumerate(zip(names, look.marks, ("-", "--", "-."), strict=False)):  # fmt: skip
        axes.plot(x, shares[:, column], style, color=color, label=name)
    axes.plot(x, shares.sum(axis=1), ":", color=look.ink, lw=1.4, label="all three together")
    axes.axhline(0, color=look.faint, lw=0.8)
    axes.set(xlabel="the score that grows", ylabel="share", ylim=(-0.05, 1.25))
    axes.legend(ncols=2, loc="upper left")
    total = shares.sum(axis=1)
    even = np.allclose(total, 1)
    look.entitle(
        figure,
        "Softmax: when one share grows, the others shrink, and together they are 1"
        if even
        else f"The shares add up to {total.min():.3g} to {total.max():.3g}; they should add up to 1",
        "The two other shares keep their ratio: a score of 1 has e times the share of a score of 0.",
    )


# scale


def measure_scale(student, lengths=(1, 4, 16, 64, 256), rows=200, places=5):
    random = np.random.RandomState(0)
    scaled, bare = [], []
    for length in lengths:
        queries = np.round(random.randn(rows, length), 3)
        keys = np.round(random.randn(places, length), 3)
        scores = student.compute_scores(queries, keys)
        agree(scores, np.zeros((rows, places)), compare="shapes")
        for kept, table in ((scaled, np.asarray(scores)), (bare, queries @ keys.T)):
            shares = student.softmax(table)
            agree(shares, table, compare="shapes")
            kept.append(float(np.asarray(shares).max(axis=1).mean()))
    return {"lengths": lengths, "scaled": scaled, "bare": bare, "places": places}


def draw_scale(figure, seen, look):
    axes = figure.subplots()
    at = np.arange(len(seen["lengths"]))
    axes.plot(at, seen["bare"], "s--", color=look.zero, mec=look.ink, label="bare products")
    axes.plot(at, seen["scaled"], "o-", color=look.one, mec=look.ink, label="your scores")
    axes.axhline(1 / seen["places"], color=look.faint, lw=1, ls=":")
    axes.annotate("even shares", (at[0], 1 / seen["places"]), ha="left", va="bottom", size=8.5)
    axes.set_xticks(at, [str(length) for length in seen["lengths"]])
    axes.set(xlabel="n_key, the length of a query", ylabel="largest share, on average", ylim=(0, 1.05))  # fmt: skip
    axes.legend(loc="lower right", bbox_to_anchor=(1, 0.2))
    first, last = seen["scaled"][0], seen["scaled"][-1]
    steady = abs(seen["scaled"][-1] - seen["scaled"][-2]) < 0.12 and last < 0.7
    look.entitle(
        figure,
        f"Bare products of long queries are almost a hard choice: the best of {seen['places']} places gets {seen['bare'][-1]:.2f}",
        (
            "Divided by the root of n_key, the scores stay as large as they were, and so does the best share."
            if steady
            else f"With your scores the best share goes from {first:.2f} to {last:.2f}; divided by the root of n_key it would stay."
        ),
    )


# mask


def measure_mask(student):
    scores = np.round(np.random.RandomState(7).uniform(-2, 2, (6, 6)), 1)
    masked = student.mask_future(scores)
    agree(masked, scores, compare="shapes")
    masked = np.asarray(masked)
    hidden = np.isneginf(masked)
    shares = student.softmax(np.where(np.isfinite(masked) | hidden, masked, 0.0))
    agree(shares, scores, compare="shapes")
    return {
        "hidden": hidden,
        "kept": np.where(np.isfinite(masked), masked, 0.0) + 0.0,  # no minus before a 0
        "shares": np.nan_to_num(np.asarray(shares)),
    }


def draw_mask(figure, seen, look):
    left, right = figure.subplots(1, 2)
    hidden, kept = np.asarray(seen["hidden"], bool), np.asarray(seen["kept"])
    left.imshow(np.where(hidden, np.nan, kept), cmap=look.scale, vmin=-2, vmax=2)
    for (row, column), value in np.ndenumerate(kept):
        text = "−∞" if hidden[row, column] else f"{value:.1f}".replace("-", "−")
        strong = not hidden[row, column] and abs(value) > 1.4
        color = look.paper if strong else look.ink
        left.annotate(text, (column, row), ha="center", va="center", size=8, color=color)
    left.set_title("the masked scores")
    draw_shares(right, seen["shares"], "012345", look, numbers=True)
    right.set_title("their softmax")
    for axes in (left, right):
        axes.set_xticks(range(6), [str(place) for place in range(6)])
        axes.set_yticks(range(6), [str(place) for place in range(6)])
        axes.set(xlabel="looks at", ylabel="position")
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    right_ones = np.triu(np.ones((6, 6)), 1).astype(bool)
    look.entitle(
        figure,
        "The mask hides what comes later; the softmax shares out all among the rest"
        if np.array_equal(hidden, right_ones)
        else f"Your mask hides {int(hidden.sum())} places, and it should hide the 15 above the diagonal",
    )


# attention


def measure_attention(student):
    start = initialize_params(42)
    after, losses = learn(student, start)
    tables = [look_at(student, params, encode(SHOWN)) for params in (start, after)]
    return {
        "word": SHOWN,
        "shares": [shares for shares, _ in tables],
        "said": [said for _, said in tables],
        "losses": [losses[0], losses[-1]],
        "right": [count_right(student, params, UNSEEN) for params in (start, after)],
        "of": len(UNSEEN),
    }


def draw_attention(figure, seen, look):
    panels = figure.subplots(1, 2)
    names = ("before training", f"after {STEPS} iterations")
    for axes, name, shares, said, loss in zip(
        panels, names, seen["shares"], seen["said"], seen["losses"], strict=True
    ):
        draw_shares(axes, shares, seen["word"], look, said)
        axes.set_title(f"{name}: says {said}, loss {loss:.2g}")
    back = np.diag(np.asarray(seen["shares"][1]), -1)
    rule = "each looks one place back" if (back > 0.5).all() else "some do not look one place back"
    look.entitle(
        figure,
        f"Where the positions of {seen['word']} look: after training {rule}",
        f"Of {seen['of']} words that it has not seen, it has {seen['right'][0]} right before training, and {seen['right'][1]} after. "
        "A row is the position that looks; the steps mark where the future begins.",
    )


# The attention of a feedback page, after a short run.


def measure_learned(student):
    steps = 150
    after, losses = learn(student, initialize_params(42), steps=steps)
    shares, said = look_at(student, after, encode(SHOWN))
    return {"shares": np.round(shares, 3), "said": said, "loss": losses[-1], "steps": steps}


def draw_learned(figure, seen, look):
    draw_shares(figure.subplots(), seen["shares"], SHOWN, look, seen["said"])
    verdict = "as it should" if seen["said"] == echo(SHOWN) else f"and should say {echo(SHOWN)}"
    look.entitle(
        figure,
        f"This head after {seen['steps']} iterations: to {SHOWN} it says {seen['said']}, {verdict}",
        f"Its loss is {seen['loss']:.2g}. A row is the position that looks.",
    )


# loss


def measure_loss(student):
    _, losses = learn(student, initialize_params(42))
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
        up = -14 if at == 0 else 8
        axes.annotate(f"{loss:.6f}", (at, loss), xytext=(8, up if at else 4), textcoords="offset points", size=8.5)  # fmt: skip
    axes.axhline(IGNORANT, color=look.faint, lw=1, ls=":")
    axes.annotate("knowing nothing: 0.1875", (STEPS, IGNORANT), ha="right", va="bottom", size=8.5)
    axes.set(xlabel="iteration", ylabel="loss (log scale)", xlim=(-8, STEPS * 1.12))
    axes.legend(loc="center right")
    marks = {int(at): loss for at, loss in seen["marks"].items()}
    same = sum(abs(marks[at] - loss) < 5e-7 for at, loss in HANDOUT.items())
    look.entitle(
        figure,
        f"The loss falls from {losses[0]:.4g} to {losses[-1]:.3g}; "
        + (
            "at all 6 marks it is the handout's"
            if same == 6
            else f"at {same} of 6 marks it is the handout's"
        ),
        "24 words, seed 42, learning rate 3.",
    )


# learn


def measure_learn(student):
    marks = [0, 1, 2, 3, 5, 8, *range(10, 130, 5), 140, 160, 200, 300, 400]
    params, frames, losses = initialize_params(42), [], []
    for before, mark in zip([0, *marks], marks, strict=False):
        if mark > before:
            params, gone = learn(student, params, RATE, mark - before)
            losses += gone.tolist()
        shares, said = look_at(student, params, encode(SHOWN))
        frames.append(
            {
                "iteration": mark,
                "caption": f"iteration {mark}, says {said}",
                "shares": shares,
                "said": said,
                "losses": list(losses),
                "end": marks[-1],
            }
        )
    return {"frames": frames}


def draw_learn(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(5, 4))
    draw_shares(left, seen["shares"], SHOWN, look, seen["said"])
    right.axhline(IGNORANT, color=look.faint, lw=1, ls=":")
    right.plot(seen["losses"], color=look.one)
    if seen["losses"]:
        right.plot(len(seen["losses"]) - 1, seen["losses"][-1], "o", color=look.one, mec=look.ink)
    right.set(xlim=(-8, seen["end"]), ylim=(0, 0.45), xlabel="iteration", ylabel="loss")
    look.entitle(
        figure, f"It learns where to look: iteration {seen['iteration']}, says {seen['said']}"
    )


# gradients


def measure_gradients(student):
    random = np.random.RandomState(3)
    X, y = sequences[0], targets[0]
    params = {
        name: np.round(random.uniform(-1, 1, values.shape), 3)
        for name, values in initialize_params(42, key_size=2).items()
    }

    def loss(nudged):
        output = student.forward(X, nudged)[4]
        agree(output, y, compare="shapes")
        return compute_loss(y, np.asarray(output))

    given = student.backward(X, y, params, student.forward(X, params))
    agree(given, params, compare="shapes")
    return {
        "given": {name: np.asarray(given[name]).ravel() for name in NAMES},
        "slopes": {name: values.ravel() for name, values in gradient(loss, params).items()},
    }


def draw_gradients(figure, seen, look):
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    place, ticks, ratios = 0, [], {}
    for name, color in zip(NAMES, look.marks, strict=False):
        given, slopes = np.asarray(seen["given"][name]), np.asarray(seen["slopes"][name])
        at = place + np.arange(len(given))
        top.bar(at - 0.2, given, 0.4, color=color)
        top.bar(at + 0.2, slopes, 0.4, color="none", edgecolor=look.ink, hatch="////", lw=0.6)
        clear = np.abs(slopes) > 1e-7
        ratios[name] = given[clear] / slopes[clear]
        bottom.plot(at[clear], np.clip(ratios[name], -1, 3), "o", color=color, mec=look.ink, ms=5)
        ticks.append((at.mean(), name))
        place += len(given) + 2
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
        "Below, each dot is one parameter: on the line at 1, its gradient is the measured slope. "
        "A weight whose input is 0 at every position has the slope 0, and no dot.",
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


# The handout's experiments, measured.


def measure_rate_high(student, rates=(3.0, 7.0, 8.0, 10.0), steps=25):
    runs = {f"{rate:g}": learn(student, initialize_params(42), rate, steps)[1] for rate in rates}
    return {"losses": runs}


def draw_rate_high(figure, seen, look):
    axes = figure.subplots()
    styles = ("-", "--", "-.", ":")
    for (rate, losses), color, style in zip(seen["losses"].items(), look.marks, styles, strict=True):  # fmt: skip
        axes.semilogy(losses, style, color=color, label=f"rate {rate}")
    axes.set(xlabel="iteration", ylabel="loss (log scale)")
    axes.legend(loc="upper left")
    rate, losses = list(seen["losses"].items())[-1]
    grows = losses[-1] > 1000 * losses[0]
    look.entitle(
        figure,
        f"Rate {rate} {'explodes' if grows else 'does not explode'}: after {len(losses)} steps the loss is {losses[-1]:.2g}",
        "This head has no sigmoid behind its output, so nothing limits what it says, or how wrong it is.",
    )


def measure_no_places(student):
    blind = sequences * (np.arange(sequences.shape[2]) < len(LETTERS))
    trained, losses = learn(student, initialize_params(42), inputs=blind)
    _, usual = learn(student, initialize_params(42))
    X = encode(SHOWN) * (np.arange(sequences.shape[2]) < len(LETTERS))
    shares, said = look_at(student, trained, X)
    return {"blind": losses, "usual": usual, "shares": shares, "said": said}


def draw_no_places(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(4, 5))
    draw_shares(left, seen["shares"], SHOWN, look, seen["said"])
    left.set_title("attention, without places")
    draw_losses(right, seen["usual"], look.one, "with places")
    draw_losses(right, seen["blind"], look.zero, "without places", ls="--")
    right.axhline(IGNORANT, color=look.faint, lw=1, ls=":")
    right.annotate("knowing nothing", (STEPS, IGNORANT), ha="right", va="bottom", size=8.5)
    right.set_ylim(0, 0.45)
    right.legend(loc="upper right")
    look.entitle(
        figure,
        f"Without places the head ends at a loss of {seen['blind'][-1]:.4f}, and says {seen['said']}",
        "Attention sees a bag of rows. Equal letters get equal shares, wherever they stand.",
    )


def measure_few_words(student, counts=(1, 2, 4, 6, 8, 12, 24)):
    losses, right = [], []
    for count in counts:
        params, gone = learn(
            student, initialize_params(42), inputs=sequences[:count], wanted=targets[:count]
        )
        losses.append(gone[-1])
        right.append(count_right(student, params, UNSEEN))
    return {"counts": counts, "losses": losses, "right": right, "of": len(UNSEEN)}


def draw_few_words(figure, seen, look):
    axes = figure.subplots()
    at = np.arange(len(seen["counts"]))
    axes.bar(at, seen["right"], 0.6, color=look.one)
    for place, right, loss in zip(at, seen["right"], seen["losses"], strict=True):
        axes.annotate(f"{right}\nloss {loss:.4f}", (place, right + 1), ha="center", va="bottom", size=8.5)  # fmt: skip
    axes.set_xticks(at, [str(count) for count in seen["counts"]])
    axes.set(xlabel="words to learn from", ylabel=f"right, of {seen['of']} other words", ylim=(0, seen["of"] * 1.2))  # fmt: skip
    look.entitle(
        figure,
        f"From {seen['counts'][1]} words it has {seen['right'][1]} of {seen['of']} others right, from {seen['counts'][-1]} words {seen['right'][-1]}",
        "The loss on the words that it learns from is low in each run. It does not tell a rule from a list.",
    )


def measure_seeds(student, progress, sizes=(1, 2, 4), starts=16):
    learned = []
    for number, size in enumerate(sizes):
        after = []
        for seed in range(starts):
            progress(number * starts + seed, len(sizes) * starts)
            _, losses = learn(student, initialize_params(seed, key_size=size))
            below = np.flatnonzero(losses < LEARNED)
            after.append(int(below[0]) if below.size else None)
        learned.append(after)
    progress(len(sizes) * starts, len(sizes) * starts)
    return {"sizes": sizes, "starts": starts, "needed": learned}


def draw_seeds(figure, seen, look):
    left, right = figure.subplots(1, 2, width_ratios=(4, 5))
    counts = [sum(needed is not None for needed in each) for each in seen["needed"]]
    at, names = np.arange(len(counts)), [str(size) for size in seen["sizes"]]
    left.bar(at, counts, 0.6, color=look.one)
    left.bar(at, [seen["starts"] - count for count in counts], 0.6, counts, color="none", edgecolor=look.ink, hatch="////", lw=0.8)  # fmt: skip
    for place, count in zip(at, counts, strict=True):
        left.annotate(f"{count} of {seen['starts']}", (place, seen["starts"] * 1.02), ha="center", size=8.5)  # fmt: skip
    left.set_xticks(at, names)
    left.set(xlabel="n_key", ylabel="starts that learn to copy", ylim=(0, seen["starts"] * 1.1))
    scatter = np.random.RandomState(0)
    for place, each in zip(at, seen["needed"], strict=True):
        needed = np.array([count for count in each if count is not None])
        right.plot(place + scatter.uniform(-0.2, 0.2, len(needed)), needed, "o", color=look.one, ms=4, alpha=0.8)  # fmt: skip
        if len(needed):
            right.plot([place - 0.3, place + 0.3], [np.median(needed)] * 2, color=look.zero, lw=2.5)
    right.set_xticks(at, names)
    right.set(xlabel="n_key", ylabel="iterations they take", ylim=(0, None))
    look.entitle(
        figure,
        f"With keys of 1 number {counts[0]} of {seen['starts']} starts learn to copy; "
        + ", ".join(
            f"with {size} numbers {count}"
            for size, count in zip(seen["sizes"][1:], counts[1:], strict=True)
        ),
        f"Learned: a loss below {LEARNED} within {STEPS} iterations with rate 3. Hatched: not learned. "
        "A bar on the right is the median.",
    )


PICTURES = (
    Picture("softmax", "your softmax, while one of three scores grows", measure_softmax, draw_softmax),
    Picture("scale", "why the scores are divided by a root", measure_scale, draw_scale),
    Picture("mask", "what your mask hides, and what becomes of the rest", measure_mask, draw_mask, (8.4, 5.0)),
    Picture("attention", "where your head looks, before and after training", measure_attention, draw_attention, (8.4, 5.2)),
    Picture("loss", "your run's loss, beside the handout's", measure_loss, draw_loss),
    Picture("learn", "the attention moving while your head trains", measure_learn, draw_learn, (7.6, 4.2), moving=True),
    Picture("gradients", "your gradients beside measured slopes, and their ratio", measure_gradients, draw_gradients, (7.8, 4.8), stage="backward", when="failed"),
    Picture("rate-high", "learning rates that are too high", measure_rate_high, draw_rate_high),
    Picture("no-places", "a head that is not told where a letter stands", measure_no_places, draw_no_places, (8.4, 4.4)),
    Picture("few-words", "how many words it takes to learn a rule", measure_few_words, draw_few_words),
    Picture("seeds", "from how many of 16 starts it learns, by the length of a key", measure_seeds, draw_seeds, (7.6, 4.2), slow=True),
    Picture("learned", "where your head looks after a short run", measure_learned, draw_learned, (5.6, 4.9), stage="train", when="passed"),
)  # fmt: skip
