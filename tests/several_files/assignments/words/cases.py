"""What the checks run on."""


def words(random):
    some = ["ant", "bee", "cat", "dog"]
    return {
        "few": [some[i] for i in random.randint(4, size=6)] + ["cat"],
        "many": [some[i] for i in random.randint(3, size=40)],
    }


def text(random):
    return {name: "  ".join(some).title() for name, some in words(random).items()}
