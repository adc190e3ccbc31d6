"""Localize: a checked Document becomes one in a given language, without fields.

Takes document, language and catalog; gives the document with the catalog's texts, variables put in
and the language's words. The catalog is judged on the way: nothing may be missing, stale, or have
lost a field, a link or a mark.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from brochure.forms.document import Document, Inline, Run, Text
from brochure.languages import fields
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.compare import compare, links_of, marks_of
from brochure.languages.inline import is_safe_target, parse_inline
from brochure.languages.language import Language
from brochure.languages.release import graded, judge_approval
from brochure.languages.texts import is_wordless, map_texts
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span


def localize(
    document: Document,
    language: Language,
    catalog: Catalog | None = None,
    *,
    known: Collection[str] = (),
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document in `language`; texts without a translation stay in their own.

    `known` are keys of texts that only other products of the brochure have.

    In a draft they are marked with the tag of their language, and nothing about a translation is
    an error. Diagnostics: translation.no-catalog, translation.missing, translation.stale,
    translation.unknown-key (warning), catalog.language, variable.unknown, inline.bad-link, those of
    `compare` and `judge_approval`, and the catalog's own.
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
    work.judge_keys(known)
    is_reviewed = work.judge_review()
    local = replace(
        local,
        language=language.tag,
        words=language.words,
        translated=not is_reviewed,
        number_words=work.catalog.number_words if work.catalog is not None else {},
    )
    return local, graded(work.diagnostics, local.release)


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

    @property
    def is_draft(self) -> bool:
        """Whether the translation may have gaps."""
        return self.document.releases.get(self.language.tag) == "draft"

    def judge_review(self) -> bool:
        """Tell whether somebody answers for the words, after judging the catalog's header."""
        if self.catalog is None:
            return True
        tag = self.catalog.headers.get("Language", "").replace("_", "-")
        if tag and tag.lower() != self.language.tag.lower():
            self.report(
                "catalog.language",
                f"the header says language '{tag}', the file is for '{self.language.tag}'",
                Span(self.catalog.file),
                "put the right catalog in its place, or mend the header",
            )
        is_reviewed, found = judge_approval(self.document, self.language, self.catalog)
        self.diagnostics.extend(found)
        return is_reviewed

    def localized(self, text: Text) -> Text:
        """Return one text in the language, ready to be set."""
        entry = self.entry_of(text)
        inlines, source, tag, span = text.inlines, text.source, text.language, text.span
        if entry is not None:
            inlines, found = parse_inline(entry.translation, entry.span)
            self.diagnostics.extend(found)
            self.diagnostics.extend(compare(text, entry, inlines))
            source, tag, span = entry.translation, self.language.tag, entry.span
        elif self.catalog is not None and self.is_draft and not self.is_wordless(inlines):
            inlines = (Run(f"[{text.language}] "), *inlines)
        if self.is_wordless(inlines):
            tag = self.language.tag
        filled = self.fill(inlines, span)
        if entry is None and filled is text.inlines and tag == text.language:
            return text
        return Text(filled, key=text.key, source=source, language=tag, span=span)

    def is_wordless(self, inlines: tuple[Inline, ...]) -> bool:
        """Tell whether inlines are the same in all languages."""
        return is_wordless(inlines, self.document.open_names)

    def entry_of(self, text: Text) -> Entry | None:
        """Return the translation of a text after judging that there is a current one."""
        if self.catalog is None or self.is_wordless(text.inlines):
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

    def fill(self, inlines: tuple[Inline, ...], span: Span | None) -> tuple[Inline, ...]:
        """Put the variables in."""
        variables = self.document.variables
        names = tuple(fields.names_of(inlines))
        if names:
            for name in names:
                if name not in variables and name not in self.document.open_names:
                    self.report_unknown_variable(name, span)
            inlines = fields.fill(inlines, variables, kept=self.document.open_names)
            for target in links_of(marks_of(inlines)):
                if not is_safe_target(target):
                    message = f"'{target}' is not an address a link may lead to"
                    self.report("inline.bad-link", message, span)
        return inlines

    def judge_keys(self, known: Collection[str]) -> None:
        """Report translations of texts that the document does not have."""
        for key, entry in self.catalog.entries.items() if self.catalog else ():
            if key not in self.used and key not in known:
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


def _near(name: str, names: Mapping[str, str] | set[str]) -> tuple[str, ...]:
    found = get_close_matches(name, sorted(names), n=1)
    return (f"did you mean '{found[0]}'?",) if found else ()
