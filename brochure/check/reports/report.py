"""A report: every finding once, with the outputs it was found for."""

from collections.abc import Iterable
from typing import NamedTuple

from brochure.values.diagnostic import Diagnostic, Severity


class Output(NamedTuple):
    """One output that was checked."""

    path: str
    good: bool
    pages: int
    findings: tuple[Diagnostic, ...]


class Entry(NamedTuple):
    """A finding."""

    finding: Diagnostic
    outputs: tuple[str, ...]


class Report(NamedTuple):
    """All findings."""

    outputs: tuple[Output, ...]
    entries: tuple[Entry, ...]

    def count(self, severity: Severity) -> int:
        """Return how many findings are so grave."""
        return sum(entry.finding.severity == severity for entry in self.entries)


def report(outputs: Iterable[Output]) -> Report:
    """Return the report of outputs, findings in the order they were met."""
    told = tuple(outputs)
    found: dict[Diagnostic, list[str]] = {}
    for output in told:
        for finding in output.findings:
            found.setdefault(finding, []).append(output.path)
    entries = (Entry(finding, tuple(sorted(set(paths)))) for finding, paths in found.items())
    return Report(told, tuple(entries))
