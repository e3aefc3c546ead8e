"""JUnit: pytest's xunit2, and Jenkins's junit-10.xsd."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped

from grader.integrations import junit
from grader.results.result import Result
from tests.exports.samples import Make

SCHEMA = """
<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema">
 <s:complexType name="said" mixed="true">
  <s:attribute name="type" type="s:string"/><s:attribute name="message" type="s:string"/>
 </s:complexType>
 <s:element name="testsuites"><s:complexType>
  <s:sequence><s:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></s:sequence>
  <s:attribute name="name" type="s:string"/>
 </s:complexType></s:element>
 <s:element name="testsuite"><s:complexType>
  <s:sequence>
   <s:element name="properties" minOccurs="0"><s:complexType><s:sequence>
    <s:element name="property" maxOccurs="unbounded"><s:complexType>
     <s:attribute name="name" type="s:string" use="required"/>
     <s:attribute name="value" type="s:string" use="required"/>
    </s:complexType></s:element>
   </s:sequence></s:complexType></s:element>
   <s:element name="testcase" minOccurs="0" maxOccurs="unbounded"><s:complexType>
    <s:choice minOccurs="0" maxOccurs="unbounded">
     <s:element name="failure" type="said"/><s:element name="error" type="said"/>
     <s:element name="skipped" type="said"/>
     <s:element name="system-out" type="s:string"/><s:element name="system-err" type="s:string"/>
    </s:choice>
    <s:attribute name="name" type="s:string" use="required"/>
    <s:attribute name="classname" type="s:string"/><s:attribute name="time" type="s:string"/>
   </s:complexType></s:element>
  </s:sequence>
  <s:attribute name="name" type="s:string" use="required"/>
  <s:attribute name="tests" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="failures" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="errors" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="skipped" type="s:nonNegativeInteger"/>
  <s:attribute name="time"><s:simpleType><s:restriction base="s:string">
   <s:pattern value="[0-9]+\\.[0-9]{0,3}"/>
  </s:restriction></s:simpleType></s:attribute>
  <s:attribute name="timestamp" type="s:string"/><s:attribute name="hostname" type="s:string"/>
 </s:complexType></s:element>
</s:schema>
"""


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMA)


@pytest.mark.thorough
def test_the_schema_is_the_one_that_pytest_itself_writes_by(
    schema: xmlschema.XMLSchema, tmp_path: Path
) -> None:
    (tmp_path / "test_a.py").write_text(
        "import pytest\ndef test_a(): assert 0\ndef test_b(): pytest.skip('x')\n"
        "@pytest.fixture\ndef f(): 1/0\ndef test_c(f): print(1)\n"
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--junitxml=j.xml"]
    subprocess.run([*command, "-q", "."], cwd=tmp_path, check=False, capture_output=True)
    schema.validate(tmp_path / "j.xml")


def properties(suite: Any) -> dict[str, str]:
    return {each.name: each.value for each in suite.properties()}


def test_junit_is_valid_and_a_real_reader_finds_all(
    results: list[Result], schema: xmlschema.XMLSchema
) -> None:
    text = junit.render_junit(results)
    schema.validate(text.encode())
    suites = {suite.name: suite for suite in JUnitXml.fromstring(text.encode())}
    assert list(suites) == ["ada", "bo", "=cmd()", "di", "ed"]
    counts = {n: (s.tests, s.failures, s.errors, s.skipped) for n, s in suites.items()}
    assert counts == {
        "ada": (5, 0, 0, 0),
        "bo": (5, 1, 0, 1),
        "=cmd()": (5, 1, 0, 0),
        "di": (5, 0, 1, 0),
        "ed": (1, 0, 1, 0),
    }
    points = properties(suites["bo"])
    assert (points["points"], points["max_points"]) == ("70", "100")
    assert (points["train.points"], points["train.max_points"]) == ("0", "20")
    assert points["test_train_is_right.misconception"] == "loss-halved"
    broken = properties(suites["di"])
    assert "loss.points" not in broken
    assert "test_loss_is_right.points" not in broken
    assert broken["loss.max_points"] == "10"
    (case,) = [case for case in suites["bo"] if case.name == "test_train_is_right"]
    assert case.classname == "xor.bo.train"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.message == "Too small."
    assert failure.text == "train is right.\nToo small."
    kinds = [type(said) for suite in suites.values() for case in suite for said in case.result]
    assert kinds == [Skipped, Failure, Failure, Error, Error]


def test_junit_holds_a_hostile_text_as_text(results: list[Result]) -> None:
    text = junit.render_junit(results[2:3])
    assert not re.search("<script|^\\s*::|[\x00-\x08\x1b\u202e\ufffe]", text, re.MULTILINE)
    (suite,) = JUnitXml.fromstring(text.encode())
    case = next(iter(suite))
    assert "<script>alert(1)</script>" in case.result[0].text
    assert "<script>alert(1)</script>" in case.system_out


def test_students_with_dots_are_one_package_each(make: Make) -> None:
    (suite,) = JUnitXml.fromstring(junit.render_junit([make("ada.b c")]).encode())
    assert suite.name == "ada.b c"
    assert next(iter(suite)).classname == "xor.ada_b_c.sigmoid"
