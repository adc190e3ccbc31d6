"""JSON: a report for programs."""

import json
from typing import Any

from brochure.check.reports.report import Entry, Report
from brochure.values.span import Span


def as_json(report: Report) -> str:
    """Return the report as JSON."""
    shown = {
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "outputs": [
            {"path": output.path, "good": output.good, "pages": output.pages}
            for output in report.outputs
        ],
        "messages": [_fields(entry) for entry in report.entries],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _fields(entry: Entry) -> dict[str, Any]:
    finding = entry.finding
    fields = {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "place": _place(finding.span),
        "hints": list(finding.hints),
        "related": [{"label": label, "place": _place(span)} for label, span in finding.related],
        "outputs": list(entry.outputs),
    }
    if finding.why:
        fields["why"] = finding.why
    return fields


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else span._asdict()
