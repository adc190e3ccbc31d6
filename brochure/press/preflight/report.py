"""The report: what was found, for people and for programs."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from brochure.values.diagnostic import Diagnostic

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    code: str
    """Code of the rule, such as `preflight.bleed`."""
    severity: Severity
    page: int | None
    """Counted from 1; None for the file as a whole."""
    place: tuple[float, float, float, float] | None
    """Left, top, width and height in mm from the top left corner of the trim."""
    what: str
    why: str
    remedy: str
    more: int = 0
    """How many others like it were left out."""

    @property
    def where(self) -> str:
        """Page and place in words."""
        if self.page is None:
            return "file"
        if self.place is None:
            return f"page {self.page}"
        left, top, _, _ = self.place
        return f"page {self.page}, {left:.1f} mm from the left, {top:.1f} mm from the top"

    def diagnostic(self) -> Diagnostic:
        """Return the finding as builds show it."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=f"{self.where}: {self.what}{_others(self.more)}",
            hints=(self.remedy,),
            why=self.why,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything preflight says about a file."""

    variant: str
    pages: int
    findings: tuple[Finding, ...]
    ink: tuple["PageInk", ...]
    ink_basis: str
    """How the figures of ink were found."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop delivery."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    def as_json(self, name: str = "") -> str:
        """Return the report for programs."""
        data: dict[str, Any] = {
            "format": "brochure-preflight-report/1",
            "file": name,
            "profile": self.variant,
            "pages": self.pages,
            "errors": len(self.errors),
            "warnings": len(self.findings) - len(self.errors),
            "findings": [_plain(finding) for finding in self.findings],
            "ink": {"basis": self.ink_basis, "pages": [page.plain() for page in self.ink]},
        }
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"

    def as_text(self, name: str = "") -> str:
        """Return the report for people."""
        lines = [f"Preflight of {name or 'the file'}, profile {self.variant}: {self.summary}"]
        for finding in self.findings:
            lines += [
                "",
                f"{finding.severity}: {finding.where} [{finding.code}]",
                f"  {finding.what}{_others(finding.more)}",
                f"  why: {finding.why}",
                f"  do:  {finding.remedy}",
            ]
        lines += ["", f"Ink ({self.ink_basis}):"]
        lines += [f"  page {page.number}: {page}" for page in self.ink]
        return "\n".join(lines) + "\n"

    @property
    def summary(self) -> str:
        """Numbers of pages and findings in words."""
        errors, warnings = len(self.errors), len(self.findings) - len(self.errors)
        if not self.findings:
            return f"{self.pages} pages, nothing found."
        return f"{self.pages} pages, {errors} errors, {warnings} warnings."


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInk:
    """Ink on one page."""

    number: int
    most: float
    """Largest sum of all inks over the area they are judged over, in percent."""
    plates: tuple[tuple[str, float], ...]
    """Largest percent of each plate."""

    def __str__(self) -> str:
        """Return the figures in one line."""
        plates = ", ".join(f"{name} {amount:.0f}" for name, amount in self.plates)
        return f"most {self.most:.0f} % in all; {plates or 'no ink'}"

    def plain(self) -> dict[str, Any]:
        """Return the figures for programs."""
        return {"page": self.number, "most": round(self.most, 1), "plates": dict(self.plates)}


def _others(count: int) -> str:
    return f" (and {count} more like it)" if count else ""


def _plain(finding: Finding) -> dict[str, Any]:
    place = None
    if finding.place is not None:
        names = ("left", "top", "width", "height")
        place = dict(zip(names, (round(value, 2) for value in finding.place), strict=True))
    return {
        "code": finding.code,
        "severity": finding.severity,
        "page": finding.page,
        "place_mm": place,
        "what": finding.what,
        "why": finding.why,
        "do": finding.remedy,
        "more": finding.more,
    }
