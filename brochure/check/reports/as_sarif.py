"""SARIF 2.1.0: a report for code hosts and editors (OASIS Standard, 2020)."""

import json
from typing import Any

from brochure.check.explanations import explain
from brochure.check.reports.report import Entry, Report
from brochure.values.span import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def as_sarif(report: Report, version: str) -> str:
    """Return the report as SARIF; each rule that found something is described once."""
    codes = list(dict.fromkeys(entry.finding.code for entry in report.entries))
    driver = {
        "name": "brochure",
        "version": version,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, codes) for entry in report.entries],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    known = explain(code)
    described: dict[str, Any] = {"id": code}
    if known is not None:
        described["shortDescription"] = {"text": known.what}
        described["fullDescription"] = {"text": f"{known.what} {known.why}"}
        described["help"] = {"text": f"Bad:\n{known.bad}\n\nGood:\n{known.good}"}
    return described


def _result(entry: Entry, codes: list[str]) -> dict[str, Any]:
    finding = entry.finding
    parts = [finding.message, finding.why, *finding.hints]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(part for part in parts if part)},
        "properties": {"outputs": list(entry.outputs)},
    }
    if finding.span is not None:
        result["locations"] = [_location(finding.span)]
    if finding.related:
        result["relatedLocations"] = [
            {**_location(span), "message": {"text": label}} for label, span in finding.related
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.end_line, span.line),
        "endColumn": span.end_column,
    }
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": span.file, "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
    }
