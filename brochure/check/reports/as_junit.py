"""JUnit XML: a report for servers that show tests; each output is a suite."""

from xml.sax.saxutils import escape, quoteattr

from brochure.check.reports.report import Output, Report
from brochure.values.diagnostic import Diagnostic


def as_junit(report: Report) -> str:
    """Return the report as JUnit XML; warnings and notes are in the output of passing cases."""
    suites = "\n".join(_suite(output) for output in report.outputs)
    tests = sum(max(1, len(output.findings)) for output in report.outputs)
    failures = sum(_failures(output) for output in report.outputs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="brochure check" tests="{tests}" failures="{failures}">\n'
        f"{suites}\n</testsuites>"
    )


def _failures(output: Output) -> int:
    return sum(finding.severity == "error" for finding in output.findings)


def _suite(output: Output) -> str:
    name = quoteattr(output.path)
    cases = [_case(finding, output.path) for finding in output.findings]
    if not cases:
        cases = [f'    <testcase classname={name} name="no findings"/>']
    head = f'  <testsuite name={name} tests="{len(cases)}" failures="{_failures(output)}">'
    return "\n".join([head, *cases, "  </testsuite>"])


def _case(finding: Diagnostic, path: str) -> str:
    place = "" if finding.span is None else f" {finding.span}"
    name = quoteattr(f"{finding.code}{place}")
    parts = [finding.message, finding.why, *finding.hints]
    text = escape(_printable("\n".join(part for part in parts if part)))
    if finding.severity == "error":
        message = quoteattr(_printable(finding.message))
        inside = f"<failure type={quoteattr(finding.code)} message={message}>{text}</failure>"
    else:
        inside = f"<system-out>{finding.severity}: {text}</system-out>"
    return f"    <testcase classname={quoteattr(path)} name={name}>{inside}</testcase>"


def _printable(text: str) -> str:
    """Return a text without the controls that XML refuses."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
