"""Reports say the same in each form, and their forms are what they claim to be."""

import json
from xml.etree import ElementTree as Xml

from brochure.check.reports.as_json import as_json
from brochure.check.reports.as_junit import as_junit
from brochure.check.reports.as_sarif import as_sarif
from brochure.check.reports.report import Output, report
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

ERROR = Diagnostic(
    code="LAW-01",
    severity="error",
    message="«<b> & \x07» promises a result",
    span=Span("content/a/brochure.yaml", 4, 3, 4, 9),
    hints=("say what usually happens",),
    why="No outcome is certain.",
    related=(("the source", Span("content/a/brochure.yaml", 2, 1, 2, 5)),),
)
WARNING = Diagnostic(code="PLN-02", severity="warning", message="long", hints=("cut it",))
REPORT = report(
    [
        Output("a/en/a.pdf", good=False, pages=3, findings=(ERROR, WARNING)),
        Output("a/ko/a.pdf", good=False, pages=3, findings=(ERROR,)),
        Output("b/en/b.pdf", good=True, pages=1, findings=()),
    ]
)


def test_a_finding_is_counted_once_whatever_outputs_it_is_in() -> None:
    shown = json.loads(as_json(REPORT))
    assert (shown["errors"], shown["warnings"]) == (1, 1)
    assert shown["messages"][0]["outputs"] == ["a/en/a.pdf", "a/ko/a.pdf"]
    assert shown["messages"][0]["why"] == "No outcome is certain."


def test_sarif_has_rules_results_and_places() -> None:
    shown = json.loads(as_sarif(REPORT, "1.0"))
    assert shown["version"] == "2.1.0"
    (run,) = shown["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["LAW-01", "PLN-02"]
    assert all(rule["fullDescription"]["text"] for rule in rules)
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (4, 3, 9)
    assert "locations" not in second
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_junit_is_xml_with_a_failure_for_each_error() -> None:
    root = Xml.fromstring(as_junit(REPORT).encode())
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    assert len(root.findall(".//failure")) == 2
    suites = {suite.get("name"): suite for suite in root}
    assert len(suites["b/en/b.pdf"]) == 1
    failure = suites["a/en/a.pdf"].find(".//failure")
    assert failure is not None
    assert failure.get("message") == "«<b> & \ufffd» promises a result"
