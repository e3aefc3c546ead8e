"""JUnit XML in pytest's xunit2 form: one suite per student, one case per check.

The schema (Jenkins's junit-10.xsd, which pytest tests itself by) allows properties only in suites, so
the points are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from grader.results.result import Check, Result
from grader.safe_text import clean

CHILDREN = {"failed": "failure", "broken": "error", "skipped": "skipped"}


def render_junit(results: Sequence[Result]) -> str:
    """The XML document."""
    top = ElementTree.Element(
        "testsuites", {"name": clean(results[0].assignment.name)} if results else {}
    )
    for result in results:
        top.append(_suite(result))
    ElementTree.indent(top, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(top, "unicode")}\n'


def _suite(result: Result) -> ElementTree.Element:
    outcomes = [check.outcome for check in result.checks]
    lost = result.status in ("needs-a-person", "missing")
    suite = ElementTree.Element(
        "testsuite",
        name=clean(result.student, 200),
        tests=str(len(outcomes) + lost),
        failures=str(outcomes.count("failed")),
        errors=str(outcomes.count("broken") + lost),
        skipped=str(outcomes.count("skipped")),
        time=f"{result.seconds:.3f}",
    )
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in _properties(result).items():
        ElementTree.SubElement(properties, "property", name=name, value=value)
    for check in result.checks:
        suite.append(_case(result, check))
    if lost:
        case = ElementTree.SubElement(
            suite, "testcase", classname=_class(result, ""), name="submission"
        )
        _say(case, "error", result.problem)
    return suite


def _properties(result: Result) -> dict[str, str]:
    """The points and max_points of the result, each stage and each check; unjudged ones have no points."""
    points = {"points": str(result.score)} if result.judged else {}
    properties = {**points, "max_points": str(result.assignment.points), "status": result.status}
    if result.judged and result.adjustments:
        properties["automatic_points"] = str(result.automatic)
        properties["automatic_max_points"] = str(result.automatic_points)
    if result.judged and result.late_penalty:
        properties["points_before_penalty"] = str(result.earned)
    if result.problem:
        properties["problem"] = clean(result.problem)
    for stage in result.stages:
        if result.judged and stage.score is not None:
            properties[f"{stage.name}.points"] = str(stage.score)
        properties[f"{stage.name}.max_points"] = str(stage.points)
    for check in result.checks:
        if check.outcome != "broken":
            properties[f"{check.name}.points"] = str(check.score)
        properties[f"{check.name}.max_points"] = str(check.points)
        if check.diagnosis:
            properties[f"{check.name}.misconception"] = clean(", ".join(check.diagnosis))
    return properties


def _case(result: Result, check: Check) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=_class(result, check.stage), name=check.name)
    if check.outcome != "passed":
        _say(case, CHILDREN[check.outcome], f"{check.sentence}\n{check.message}")
    if check.printed:
        ElementTree.SubElement(case, "system-out").text = clean(check.printed)
    return case


def _say(case: ElementTree.Element, child: str, text: str) -> None:
    """The first line is the message, the full text the content."""
    lines = clean(text).split("\n")
    message = next((line for line in lines[1:] if line.strip()), lines[0])
    ElementTree.SubElement(case, child, message=message).text = "\n".join(lines)


def _class(result: Result, stage: str) -> str:
    """A unique class name: Jenkins identifies cases by it and treats dots as packages."""
    parts = (result.assignment.name, result.student, stage)
    return ".".join(re.sub(r"[.\s]", "_", clean(part, 200)) for part in parts if part)
