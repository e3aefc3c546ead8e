"""Stage 5 is right when these hold."""

from grader import agree, points

# What the article's network, seed 42, loses at these iterations; its learning rate 2.0 is 1.0 here.
ARTICLE = {
    0: 0.255675,
    2000: 0.005210,
    4000: 0.001005,
    6000: 0.000529,
    8000: 0.000355,
    9999: 0.000265,
}


@points(4)
def test_update_params_steps_downhill(student, expected, case):
    """update_params returns params - learning_rate * grads, for every parameter."""
    grads = {name: values[::-1] / 2 + 0.25 for name, values in case.params.items()}
    agree(
        student.update_params(case.params, grads, case.learning_rate),
        expected.update_params(case.params, grads, case.learning_rate),
        to="largest",
    )


@points(1)
def test_update_params_leaves_params_as_they_were(student, case):
    """update_params returns a new dict, and leaves params as they were."""
    student.update_params.leaves_unchanged(
        case.params, case.params, case.learning_rate, but=("grads",)
    )


@points(5)
def test_train_follows_the_gradient(student, expected, case):
    """train returns the params after exactly `iterations` steps of full-batch gradient descent."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 5)
    agree(
        student.train(*arguments)[0],
        expected.train(*arguments)[0],
        to="largest",
        compare="values",
    )


@points(4)
def test_train_records_the_loss_before_each_step(student, expected, case):
    """loss_history has one loss per iteration, each taken before the step."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 5)
    agree(student.train(*arguments)[1], expected.train(*arguments)[1])


@points(2)
def test_train_leaves_its_arguments_as_they_were(student, case):
    """train leaves its arguments as they were, and answers the same when asked again."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 3)
    student.train.leaves_unchanged(*arguments)
    agree(student.train(*arguments), student.train(*arguments))


@points(4)
def test_train_learns_xor(student, article):
    """train learns XOR from seed 42 in 10,000 iterations, with the losses of the article."""
    history = student.train(article.X, article.y, article.params, article.learning_rate, 10_000)[1]
    for iteration, loss in ARTICLE.items():
        agree(history[iteration], loss, absolute=5e-7)
