"""Experiments with a head that learns to copy: predict first, then run. Each calls your functions."""

from itertools import product

import numpy as np

from grader import agree
from grader.assignment.experiments import Experiment, Outcome

from copying import (
    LENGTH,
    LETTERS,
    WORDS,
    echo,
    encode,
    initialize_params,
    sequences,
    spell,
    targets,
)

RATE, STEPS = 3.0, 400
LEARNED = 0.01
UNSEEN = [word for word in map("".join, product(LETTERS, repeat=LENGTH)) if word not in WORDS]


def learn(student, params, rate=RATE, steps=STEPS, inputs=sequences, wanted=targets):
    """The trained params and the losses."""
    trained, losses = student.train(inputs, wanted, params, rate, steps)
    agree(trained, params, compare="shapes")
    agree(losses, [0.0] * steps, compare="shapes")
    return trained.value, np.asarray(losses)


def ask(student, params, word):
    """What the head says to a word."""
    said = student.forward(encode(word), params)[4]
    agree(said, np.zeros((len(word), len(LETTERS))), compare="shapes")
    return spell(np.asarray(said))


def count_right(student, params, words, wanted=echo):
    """How many words the head has right, letter by letter."""
    return sum(ask(student, params, word) == wanted(word) for word in words)


def aim(wanted):
    """The targets for another task: what to say to each of the words."""
    return np.array([encode(wanted(word))[:, : len(LETTERS)] for word in WORDS])


def say_losses(losses):
    """Where the loss begins and ends."""
    return f"The loss goes from {losses[0]:.4f} to {losses[-1]:.4f}."


def say_unseen(right):
    """How many of the words that were not in the data are right."""
    return f"Of the {len(UNSEEN)} words that it has not seen, it has {right} right."


def finish(student):
    """What a student sees at full points."""
    params, losses = learn(student, initialize_params(42), steps=300)
    said = ", ".join(f'to "{word}" "{ask(student, params, word)}"' for word in ("dabac", "abcd"))
    return (
        f"Your head has learned to copy, from {len(WORDS)} words. It says {said}.",
        say_unseen(count_right(student, params, UNSEEN)),
        f"Its loss fell from {losses[0]:.4f} to {losses[-1]:.4f} in {len(losses)} steps with rate 3.",
    )


def run_rate_high(student):
    params = initialize_params(42)
    _, losses = learn(student, params, 10.0, 12)
    grows = losses[-1] > 100 * losses[0]
    _, fewer = learn(student, params, 6.0, 100)
    choice = 0 if grows else 2 if losses[-1] < LEARNED else 1
    return Outcome(
        choice,
        (
            f"After 12 steps with rate 10 the loss is {losses[-1]:.3g}; it began at {losses[0]:.4f}.",
            f"With rate 6 it is {fewer[-1]:.4f} after 100 steps.",
        ),
    )


def run_rate_low(student):
    _, losses = learn(student, initialize_params(42), 0.03)
    _, usual = learn(student, initialize_params(42), steps=8)
    like = int(np.abs(usual - losses[-1]).argmin())
    choice = 0 if losses[-1] < LEARNED else 1 if losses[-1] < 0.3 else 2
    return Outcome(choice, (say_losses(losses), f"With rate 3 it is there after {like} steps."))


def run_no_places(student):
    blind = sequences * (np.arange(sequences.shape[2]) < len(LETTERS))
    trained, losses = learn(student, initialize_params(42), inputs=blind)
    shares = np.asarray(student.forward(blind[0], trained)[3])
    choice = 0 if losses[-1] < LEARNED else 1 if losses[-1] < 0.15 else 2
    last = ", ".join(f"{share:.2f}" for share in shares[-1])
    return Outcome(
        choice,
        (
            say_losses(losses),
            f'In "{WORDS[0]}" the last position gives its five places the shares {last}.',
        ),
    )


def run_next(student):
    def wanted(word):
        return word[1:] + word[-1:]

    trained, losses = learn(student, initialize_params(42), wanted=aim(wanted))
    said = "".join(ask(student, trained, word)[:-1] for word in UNSEEN)
    hits = float(np.mean([a == b for a, b in zip(said, "".join(word[1:] for word in UNSEEN), strict=True)]))  # fmt: skip
    choice = 0 if losses[-1] < LEARNED else 1 if hits < 0.35 else 2
    seen = f"In words that it has not seen, {hits:.0%} of the letters are right (the last place left out)."  # fmt: skip
    return Outcome(choice, (say_losses(losses), seen))


def run_few_words(student):
    trained, losses = learn(student, initialize_params(42), inputs=sequences[:2], wanted=targets[:2])  # fmt: skip
    known = count_right(student, trained, WORDS[:2])
    right = count_right(student, trained, UNSEEN)
    choice = 2 if losses[-1] > LEARNED else 0 if right > 900 else 1
    return Outcome(choice, (say_losses(losses), f"It has {known} of its 2 words right.", say_unseen(right)))  # fmt: skip


def run_zeros(student):
    start = {name: np.zeros_like(values) for name, values in initialize_params(42).items()}
    trained, losses = learn(student, start)
    moved = {name: float(np.abs(values).max()) for name, values in trained.items()}
    still = max(moved["weights_query"], moved["weights_key"]) < 1e-9
    choice = 0 if losses[-1] < LEARNED else 1 if still and moved["weights_value"] > 0.1 else 2
    shown = ", ".join(f"{name} {largest:.2f}" for name, largest in moved.items())
    return Outcome(choice, (say_losses(losses), f"The largest entries at the end: {shown}."))


def run_sharp(student):
    start = initialize_params(42)
    sharp = {
        name: values if name == "weights_value" else 10 * values for name, values in start.items()
    }
    trained, losses = learn(student, sharp)
    shares = np.asarray(student.forward(sequences[0], sharp)[3])
    choice = 0 if losses[-1] < LEARNED else 1
    rows = ", ".join(f"{share:.3f}" for share in shares[1:].max(axis=1))
    return Outcome(
        choice,
        (
            f'At the start, in "{WORDS[0]}", the largest shares of the rows 1 to 4 are {rows}.',
            say_losses(losses),
            say_unseen(count_right(student, trained, UNSEEN)),
        ),
    )


def run_one_number(student):
    losses = [learn(student, initialize_params(seed, key_size=1))[1][-1] for seed in range(42, 48)]
    learned = sum(loss < LEARNED for loss in losses)
    choice = 0 if learned == 0 else 2 if learned == len(losses) else 1
    shown = ", ".join(f"{loss:.4f}" for loss in losses)
    return Outcome(choice, (f"{learned} of 6 starts get there. Their losses: {shown}.",))


def run_twins(student):
    twice = np.concatenate([sequences, sequences]), np.concatenate([targets, targets])
    _, once = learn(student, initialize_params(42), steps=100)
    _, both = learn(student, initialize_params(42), steps=100, inputs=twice[0], wanted=twice[1])
    apart = float(np.abs(once - both).max())
    choice = 1 if apart < 1e-6 else 0 if both[-1] < once[-1] else 2
    return Outcome(choice, (f"The losses of the two runs differ by at most {apart:.1g}.",))


def run_backwards(student):
    def wanted(word):
        return word[::-1]

    trained, losses = learn(student, initialize_params(42), wanted=aim(wanted))
    hits = [
        float(np.mean([a == b for a, b in zip(said, asked, strict=True)]))
        for said, asked in zip(
            zip(*(ask(student, trained, word) for word in UNSEEN), strict=True),
            zip(*map(wanted, UNSEEN), strict=True),
            strict=True,
        )
    ]
    late, early = min(hits[2:]), max(hits[:2])
    choice = 0 if early > 0.9 and late > 0.9 else 1 if late > 0.9 and early < 0.5 else 2
    shown = ", ".join(f"{share:.0%}" for share in hits)
    return Outcome(choice, (say_losses(losses), f"Right, at the places 1 to 5: {shown}."))


EXPERIMENTS = (
    Experiment(
        "rate-high",
        "The learning rate is 10 in place of 3. What becomes of the loss in 12 steps?",
        ("It explodes: it becomes larger and larger.", "It jumps about below 1, as in xor.", "It falls faster, to almost nothing."),
        run_rate_high,
        "In xor every answer lay between 0 and 1, so no loss was above 1. This head has no sigmoid behind its output: its "
        "answers may be any number. Each step jumps across the valley and lands higher up on the other side, where the slope "
        "is steeper, so the next jump is longer. To see it: xorkit plot rate-high",
    ),
    Experiment(
        "rate-low",
        "The learning rate is 0.03. Where is the loss after 400 steps?",
        ("Almost at 0, as with rate 3.", "Below 0.3, but far from 0.", "Almost where it began, near 0.42."),
        run_rate_low,
        "400 steps of 0.03 reach about as far as 4 steps of 3. The first steps are the steepest of all, so even they bring "
        "something: the head stops claiming what it does not know. Where to look is found later.",
    ),
    Experiment(
        "no-places",
        "The inputs no longer say at which place a letter stands. What does the head learn?",
        ("The letter before, as ever: it is still there in the row above.", "Something: it is better than knowing nothing, but not right.", "Nothing: the loss stays near 0.1875."),
        run_no_places,
        "Attention sees a bag of rows. Equal letters have equal keys, and so equal shares, wherever they stand. The mask alone "
        "tells a little: what is visible is early. So the head guesses from the letters that it sees.",
    ),
    Experiment(
        "next",
        "The targets are the next letter in place of the one before. What does the head learn?",
        ("To say the next letter.", "A part of its own words by heart, and to guess in others.", "To say the next letter in most words."),
        run_next,
        "The next letter is random, and the mask hides it. So there is no rule to be found. What the loss still gains is learned "
        "by heart. In real texts the next word is not random: what came before tells a lot about it.",
    ),
    Experiment(
        "few-words",
        "The head learns from 2 words in place of 24. What happens?",
        ("It learns the rule: it has almost all other words right.", "The loss falls just as low, but most other words are wrong.", "It cannot learn even its 2 words."),
        run_few_words,
        "Two words can be learned by heart, and nothing forces the head to find the rule. A low loss on what was shown says "
        "nothing about what was not. That is why learning is always tested on data that were kept aside.",
    ),
    Experiment(
        "zeros",
        "All parameters begin at 0. What does the head learn?",
        ("To copy, only later.", "Values, but never where to look.", "Nothing: no parameter ever moves."),
        run_zeros,
        "A query is blamed by the keys that it met, and a key by the queries. If both are 0, no blame arrives at either, and so "
        "they stay 0: the attention is even for ever. Values are blamed by the shares, and these are not 0.",
    ),
    Experiment(
        "sharp",
        "The weights of queries and keys begin 10 times as large. Does the head learn to copy in 400 steps?",
        ("Yes.", "No."),
        run_sharp,
        "The scores are 100 times as large, and the softmax is almost a hard choice. There all slopes are near 0, so hardly any "
        "blame comes back: where the head looks at the start it looks at the end. This is what the root in the scores prevents.",
    ),
    Experiment(
        "one-number",
        "Queries and keys have 1 number in place of 4. From how many of 6 starts is copying learned?",
        ("From none.", "From some.", "From all."),
        run_one_number,
        "With one number a query can only ask for the largest key, or for the smallest. That is enough if the keys go zigzag: each "
        "is farther out than all before it, once above 0 and once below. The mask hides those that are farther still. A start "
        "from which the head does not come to such keys gets stuck on the way.",
    ),
    Experiment(
        "twins",
        "Each of the 24 words is in the data twice. What becomes of the losses?",
        ("They fall faster: there is twice as much to learn from.", "They are the same.", "They fall more slowly."),
        run_twins,
        "The loss is a mean over the sequences, and so is the gradient: twice as many words, and each counts half as much.",
    ),
    Experiment(
        "backwards",
        "The head should say the word backwards. What can it learn?",
        ("All of it.", "The last three places, and nothing of the first two.", "Nothing."),
        run_backwards,
        "At place 1 it should say letter 5, and at place 2 letter 4: both are still to come, and hidden. Place 3 says its own "
        "letter, and the places 4 and 5 look back. A model that writes one word after another can say only what it has heard.",
    ),
)  # fmt: skip
