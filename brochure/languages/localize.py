"""Localize: a checked Document becomes one in a given language, without fields.

Takes document, language and catalog; gives the document with the catalog's texts, variables put in
and the language's words. The catalog is judged on the way: nothing may be missing, stale, or have
lost a field, a link or a mark.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from brochure.forms.document import Document, Inline, Link, Strong, Text
from brochure.languages import fields
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.inline import is_safe_target, parse_inline
from brochure.languages.language import Language
from brochure.languages.texts import map_texts
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span


def localize(
    document: Document, language: Language, catalog: Catalog | None = None
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document in `language`; texts without a translation stay in their own.

    Diagnostics: translation.no-catalog, translation.missing, translation.stale,
    translation.field-dropped, translation.markup (error for a link, warning for bold),
    translation.unknown-key (warning), variable.unknown, inline.bad-link, and the catalog's own.
    """
    work = _Work(document, language, catalog)
    if language.tag != document.language and catalog is None:
        work.report(
            "translation.no-catalog",
            f"there is no translation into {language.english_name} ({language.tag})",
            document.span,
            f"write it in languages/{language.tag}.po beside the brochure",
        )
        return document, tuple(work.diagnostics)
    local = map_texts(document, work.localized)
    work.judge_keys()
    local = replace(
        local,
        language=language.tag,
        words=language.words,
        translated=work.catalog is not None and not work.catalog.is_reviewed,
        number_words=work.catalog.number_words if work.catalog is not None else {},
    )
    return local, tuple(work.diagnostics)


@dataclass(slots=True)
class _Work:
    """One run of `localize`: what is given, and what was found so far."""

    document: Document
    language: Language
    catalog: Catalog | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.language.tag == self.document.language:
            self.catalog = None
        if self.catalog is not None:
            self.diagnostics.extend(self.catalog.diagnostics)

    def localized(self, text: Text) -> Text:
        """Return one text in the language, ready to be set."""
        entry = self.entry_of(text)
        inlines, source, tag, span = text.inlines, text.source, text.language, text.span
        if entry is not None:
            inlines, found = parse_inline(entry.translation, entry.span)
            self.diagnostics.extend(found)
            self.compare(text, entry, inlines)
            source, tag, span = entry.translation, self.language.tag, entry.span
        filled = self.fill(inlines, span)
        if entry is None and filled is text.inlines:
            return text
        return Text(filled, key=text.key, source=source, language=tag, span=span)

    def entry_of(self, text: Text) -> Entry | None:
        """Return the translation of a text after judging that there is a current one."""
        if self.catalog is None:
            return None
        self.used.add(text.key)
        entry = self.catalog.entries.get(text.key)
        if entry is None or not entry.translation:
            self.report(
                "translation.missing",
                f"'{text.key}' has no translation into {self.language.english_name}",
                entry.span if entry else Span(self.catalog.file),
                related=text.span,
            )
            return None
        if entry.fuzzy or entry.source != text.source:
            reason = "is marked fuzzy" if entry.fuzzy else "was made from another source text"
            self.report(
                "translation.stale",
                f"the translation of '{text.key}' {reason}",
                entry.span,
                "translate the source text anew, copy it to msgid, and take the fuzzy mark away",
                related=text.span,
            )
        return entry

    def compare(self, text: Text, entry: Entry, inlines: tuple[Inline, ...]) -> None:
        """Judge that a translation keeps the fields, links and bold parts of its source."""
        for name in sorted(set(fields.names_of(text.inlines)) - set(fields.names_of(inlines))):
            self.report(
                "translation.field-dropped",
                f"the translation of '{text.key}' lacks '{{{name}}}'",
                entry.span,
                related=text.span,
            )
        before, after = _marks(text.inlines), _marks(inlines)
        if before == after:
            return
        links_kept = _links(before) == _links(after)
        self.report(
            "translation.markup",
            f"the translation of '{text.key}' has other {'bold parts' if links_kept else 'links'}",
            entry.span,
            severity="warning" if links_kept else "error",
            related=text.span,
        )

    def fill(self, inlines: tuple[Inline, ...], span: Span | None) -> tuple[Inline, ...]:
        """Put the variables in."""
        variables = self.document.variables
        names = tuple(fields.names_of(inlines))
        if names:
            for name in names:
                if name not in variables:
                    self.report_unknown_variable(name, span)
            inlines = fields.fill(inlines, variables)
            for target in _links(_marks(inlines)):
                if not is_safe_target(target):
                    message = f"'{target}' is not an address a link may lead to"
                    self.report("inline.bad-link", message, span)
        return inlines

    def judge_keys(self) -> None:
        """Report translations of texts that the document does not have."""
        for key, entry in self.catalog.entries.items() if self.catalog else ():
            if key not in self.used:
                self.report(
                    "translation.unknown-key",
                    f"the brochure has no text '{key}'",
                    entry.span,
                    *_near(key, self.used),
                    severity="warning",
                )

    def report_unknown_variable(self, name: str, span: Span | None) -> None:
        """Report a field that no variable fills."""
        hints = _near(name, self.document.variables) or ("give it a value under 'variables'",)
        self.report("variable.unknown", f"'{{{name}}}' is not a variable", span, *hints)

    def report(
        self,
        code: str,
        message: str,
        span: Span | None,
        *hints: str,
        severity: Severity = "error",
        related: Span | None = None,
    ) -> None:
        """Note a problem, with the source text as a related place."""
        places = (("the source text", related),) if related else ()
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                span=span,
                hints=hints,
                related=places,
            )
        )


def _marks(inlines: tuple[Inline, ...]) -> Counter[str]:
    """Count links by target, and bold parts under `**`."""
    marks: Counter[str] = Counter()
    for inline in inlines:
        match inline:
            case Strong(children=children):
                marks["**"] += 1
                marks.update(_marks(children))
            case Link(children=children, target=target):
                marks[target] += 1
                marks.update(_marks(children))
            case _:
                pass
    return marks


def _links(marks: Counter[str]) -> dict[str, int]:
    return {target: count for target, count in marks.items() if target != "**"}


def _near(name: str, names: Mapping[str, str] | set[str]) -> tuple[str, ...]:
    found = get_close_matches(name, sorted(names), n=1)
    return (f"did you mean '{found[0]}'?",) if found else ()
