"""Waivers: findings somebody answers for become notes, until a day.

Takes a document and what was found about it; gives the findings with those that are waived as
notes, and what is wrong with the waivers themselves. Diagnostics: waiver.expired, waiver.unknown,
waiver.refused (errors), waiver.unused (warning).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from brochure.check.engine import is_waivable, rule_of, rules
from brochure.content.suggest import did_you_mean
from brochure.forms.about import Waiver
from brochure.forms.document import Document
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic, Said, Severity
from brochure.values.span import Span

SAYS = {
    "waiver.expired": "the waiver of {rule} ended on {day}",
    "waiver.unknown": "there is no rule '{rule}'",
    "waiver.refused": "{rule} cannot be waived",
    "waiver.unused": "the waiver of {rule} waives nothing in '{language}'",
    "waiver.waived": "waived by {by} until {day}: {reason}",
}
"""Templates by code; the last one labels a waived finding."""


def waive(
    documents: tuple[Document, ...], found: Iterable[Diagnostic], today: date
) -> tuple[Diagnostic, ...]:
    """Return the findings after waivers, which all languages of a brochure share."""
    findings = tuple(found)
    document = documents[0]
    if not document.waivers:
        return findings
    good: list[Waiver] = []
    faults: list[Diagnostic] = []
    for waiver in document.waivers:
        fault = _fault(waiver, today)
        if fault is None:
            good.append(waiver)
        else:
            faults.append(fault)
    places = {waiver: _places(documents, waiver.path) for waiver in good}
    used: set[Waiver] = set()
    told = []
    for finding in findings:
        waiver_ = next((w for w in good if _covers(w, finding, places[w])), None)
        if waiver_ is None:
            told.append(finding)
        else:
            used.add(waiver_)
            told.append(_waived(finding, waiver_))
    faults += [_unused(waiver, document) for waiver in good if waiver not in used]
    return (*told, *faults)


def _fault(waiver: Waiver, today: date) -> Diagnostic | None:
    rule = rule_of(waiver.rule)
    if rule is None:
        hints = did_you_mean(waiver.rule, [known.id for known in rules()])
        return _told("waiver.unknown", waiver, hints or ("'brochure explain' lists all rules",))
    if not is_waivable(rule):
        return _told("waiver.refused", waiver, ("mend what the rule finds",))
    if waiver.until < today:
        hint = "mend what was waived, or decide anew and write another day under 'until'"
        return _told("waiver.expired", waiver, (hint,), day=str(waiver.until))
    return None


def _unused(waiver: Waiver, document: Document) -> Diagnostic:
    hint = "take it out, or correct its path"
    return _told("waiver.unused", waiver, (hint,), severity="warning", language=document.language)


def _told(
    code: str, waiver: Waiver, hints: tuple[str, ...], severity: Severity = "error", **more: str
) -> Diagnostic:
    values = {"rule": waiver.rule, **more}
    return Diagnostic(
        code=code,
        severity=severity,
        message=SAYS[code].format_map(values),
        span=waiver.span,
        hints=hints,
        said=Said(code, tuple(values.items())),
    )


def _places(documents: tuple[Document, ...], path: str) -> frozenset[Span]:
    """Return the places of the texts below a path of keys."""
    return frozenset(
        text.span
        for document in documents
        for text in texts_of(document)
        if text.span is not None and (text.key == path or text.key.startswith(f"{path}."))
    )


def _covers(waiver: Waiver, finding: Diagnostic, places: frozenset[Span]) -> bool:
    if waiver.rule != finding.code:
        return False
    if not waiver.path:
        return True
    return finding.span is not None and any(_within(finding.span, place) for place in places)


def _within(span: Span, place: Span) -> bool:
    return span.file == place.file and (
        (place.line, place.column) <= (span.line, span.column) <= (place.end_line, place.end_column)
    )


def _waived(finding: Diagnostic, waiver: Waiver) -> Diagnostic:
    prefix = SAYS["waiver.waived"].format(by=waiver.by, day=waiver.until, reason=waiver.reason)
    related = ((prefix, waiver.span),) if waiver.span is not None else ()
    return replace(finding, severity="note", related=finding.related + related, hints=())
