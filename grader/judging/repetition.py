"""Whether a call that is made again gives the same answer."""

from __future__ import annotations

from grader.checks.agree import agree
from grader.errors import Finding
from grader.oracle.calls import hashable
from grader.sandbox.replies import Reply


def is_repeated(first: Reply, second: Reply) -> bool:
    """Whether two answers are equal up to rounding."""
    if hashable((first.value, first.changed)) == hashable((second.value, second.changed)):
        return True
    try:
        agree(second.value, first.value)
    except Finding:
        return False
    return True
