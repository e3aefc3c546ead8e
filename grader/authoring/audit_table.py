"""The score of an audit: as a page of Markdown, and for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from grader.authoring.audit import Proof
from grader.safe_text import clean, count

MUST = {
    "reference": "get all points",
    "stub": "get no points",
    "do-nothing": "get no points",
    "mistake": "lose points in its stage alone, and be named",
    "variation": "the same, written in another way",
    "pair": "lose points, and be named as one or both",
    "correct": "get all points, and no name",
    "mutant": "lose points",
    "equivalent": "change nothing that a check could see; each has its reason",
}


def render_table(assignment: str, proofs: Mapping[int, Proof], part: int) -> str:
    """The score of an audit as a page: what was tried, how many, and how many went wrong."""
    seeds = ", ".join(map(str, proofs))
    kinds = list(dict.fromkeys(kind for proof in proofs.values() for kind in proof.counts))
    lines = [
        "# The audit",
        "",
        f"Made by `xorkit audit --assignment {assignment} --table`, on the seeds {seeds}; of the mistakes and "
        f"mutants, {'all' if part == 1 else f'one in {part}'} on each seed.",
        "",
        "| submissions | must | tried | problems |",
        "| --- | --- | ---: | ---: |",
    ]
    for kind in kinds:
        tried = sum(proof.counts.get(kind, 0) for proof in proofs.values())
        wrong = sum(
            each.startswith(f"{kind} ") for proof in proofs.values() for each in proof.problems
        )
        lines.append(f"| {kind} | {MUST.get(kind, '')} | {tried} | {wrong} |")
    return "\n".join(lines) + "\n"


def render_proof(counts: Mapping[str, int], problems: Sequence[str], alike: Sequence[str]) -> Text:
    """The counts, problems and ambiguous pairs of an audit."""
    lines = [f"{number:>5} {kind}" for kind, number in counts.items()]
    lines.append(f"{len(alike):>5} of the pairs are recognised as only one of their mistakes")
    said = (
        "No problems: the checks are right."
        if not problems
        else f"{count(len(problems), 'problem')}:"
    )
    listed = [f"\n- {clean(problem)}" for problem in problems]
    return Text.assemble("\n".join(lines), "\n", (said, "red" if problems else "green"), *listed)
