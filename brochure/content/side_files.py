"""Side files: the small YAML files of translation work become values.

`approvals.yaml` beside a brochure says who answers for which words, `content/glossary.yaml` how the
terms of the clinic are called in each language, and a file of strings is a translation written as
YAML. All problems of a file are told at once, each with its place.
"""

from collections.abc import Iterable, Mapping
from json import dumps
from typing import Literal, NamedTuple, TypeVar

from pydantic import BaseModel, Field, ValidationError

from brochure.blocks.base import Model
from brochure.blocks.control import IsoDate
from brochure.content.keys import plain_data
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode, parse
from brochure.content.suggest import did_you_mean
from brochure.errors import ProjectError
from brochure.forms.document import Approval, Release
from brochure.languages import language as languages
from brochure.languages.terms import Glossary, Term
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

APPROVALS_FORMAT = "brochure-approvals/1"
GLOSSARY_FORMAT = "brochure-glossary/1"
_STATES: Mapping[str, Release] = {"draft": "draft", "released": "released"}
_STRINGS_KEYS = ("language", "strings")
_DIGEST = r"^[0-9a-f]{16}$"

Findings = tuple[Diagnostic, ...]
M = TypeVar("M", bound=BaseModel)


class ApprovalEntry(Model):
    """A person's word for the words of one language and version."""

    language: str = Field(description="BCP 47 tag.")
    version: str = Field(description="Version of the brochure, in quotes.")
    name: str = Field(description="Who checked the words.", min_length=1)
    role: str = Field("", description="Profession or role.")
    date: IsoDate = Field(description="When.")
    digest: str = Field(description="Digest of the words; the program writes it.", pattern=_DIGEST)


class ApprovalsFile(Model):
    """Who answered for which words."""

    format: Literal["brochure-approvals/1"] = Field(description="The format of this file.")
    approvals: tuple[ApprovalEntry, ...] = Field(description="In the order they were given.")


class TermEntry(Model):
    """A term of the clinic."""

    term: str = Field(description="The term in the source language.", min_length=1)
    translations: dict[str, tuple[str, ...]] = Field(
        {}, description="What it is called, by language tag; any of the forms will do."
    )
    avoid: dict[str, tuple[str, ...]] = Field(
        {}, description="Words that must not stand for it, by language tag."
    )


class GlossaryFile(Model):
    """How the terms of the clinic are called in each language."""

    format: Literal["brochure-glossary/1"] = Field(description="The format of this file.")
    keep: tuple[str, ...] = Field((), description="Brands and names that stay as they are.")
    terms: tuple[TermEntry, ...] = Field((), description="Terms with their translations.")


def read_releases(node: Node | None) -> tuple[dict[str, Release], Findings]:
    """Return how far each language is, from `languages:` of a brochure.

    Diagnostics: value.type, value.choice, language.unknown.
    """
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return {}, ()
    if not isinstance(node, MappingNode):
        hint = "write 'ko: released' below it, a line for each language"
        return {}, (_error("value.type", "'languages' must be a mapping", node.span, hint),)
    found: dict[str, Release] = {}
    problems: list[Diagnostic] = []
    for tag, entry in node.entries.items():
        problems += _unknown(tag, entry.key.span)
        state = entry.value.text if isinstance(entry.value, Scalar) else ""
        if state in _STATES:
            found[tag] = _STATES[state]
            continue
        hints = did_you_mean(state, _STATES) or ("a language is 'draft' or 'released'",)
        message = f"'{state}' is no state of a language"
        problems.append(_error("value.choice", message, entry.value.span, *hints))
    return found, tuple(problems)


def read_approvals(text: str, file: str) -> tuple[tuple[Approval, ...], Findings]:
    """Return the approvals of a brochure."""
    model, node, found = _read(text, file, ApprovalsFile, "a file of approvals")
    if model is None:
        return (), found
    spans = _spans(node, "approvals", file)
    given = zip(model.approvals, spans, strict=True)
    return tuple(Approval(**entry.model_dump(), span=span) for entry, span in given), found


def approvals_text(approvals: Iterable[Approval]) -> str:
    """Return the file of some approvals."""
    lines = [
        "# Who answers for which words. 'brochure translate approve' adds to it; a change of the",
        "# words makes an approval void.",
        f"format: {APPROVALS_FORMAT}",
        "approvals:",
    ]
    for approval in approvals:
        lines.append(f"  - language: {approval.language}")
        lines += [
            f"    {name}: {dumps(getattr(approval, name), ensure_ascii=False)}"
            for name in ("version", "name", "role")
        ]
        lines += [f"    date: {approval.date}", f'    digest: "{approval.digest}"']
    return "\n".join(lines) + "\n"


def read_glossary(text: str, file: str) -> tuple[Glossary, Findings]:
    """Return the glossary of a project."""
    model, node, found = _read(text, file, GlossaryFile, "a glossary")
    if model is None:
        return Glossary(), found
    spans = _spans(node, "terms", file)
    terms = [
        Term(term=entry.term, translations=entry.translations, avoid=entry.avoid, span=span)
        for entry, span in zip(model.terms, spans, strict=True)
    ]
    return Glossary(keep=model.keep, terms=tuple(terms)), found


class Strings(NamedTuple):
    """A translation written as YAML."""

    language: str
    texts: dict[str, tuple[str, Span]]
    """Translation and its place, by key."""


def read_strings(text: str, file: str) -> tuple[Strings | None, Findings]:
    """Return the translation in a YAML file: `language` and `strings`, a mapping by key.

    Diagnostics: those of `content.source`, key.missing, value.type, language.unknown.
    """
    node, found = parse(text, file)
    if node is None:
        return None, found
    if not isinstance(node, MappingNode):
        return None, (*found, _error("value.type", "a translation is a mapping", node.span))
    problems = list(found)
    for key in _STRINGS_KEYS:
        if node.get(key) is None:
            message = f"a translation needs '{key}'"
            problems.append(_error("key.missing", message, Span(file), f"add '{key}:'"))
    tag, strings = node.get("language"), node.get("strings")
    language = tag.text if isinstance(tag, Scalar) else ""
    if language and tag is not None:
        problems += _unknown(language, tag.span)
    texts, found = _texts(strings)
    return (Strings(language, texts) if language else None), (*problems, *found)


def _texts(node: Node | None) -> tuple[dict[str, tuple[str, Span]], Findings]:
    """Return the texts of a mapping by key."""
    if node is None:
        return {}, ()
    if not isinstance(node, MappingNode):
        return {}, (_error("value.type", "'strings' must be a mapping by key", node.span),)
    texts: dict[str, tuple[str, Span]] = {}
    problems = []
    for key, entry in node.entries.items():
        if isinstance(entry.value, Scalar):
            texts[key] = ("" if entry.value.is_null else entry.value.text, entry.value.span)
        else:
            problems.append(_error("value.type", f"'{key}' must be a text", entry.value.span))
    return texts, tuple(problems)


def _read(
    text: str, file: str, model: type[M], name: str
) -> tuple[M | None, MappingNode | None, Findings]:
    node, found = parse(text, file)
    if node is None:
        return None, None, found
    if not isinstance(node, MappingNode):
        return None, None, (*found, _error("value.type", f"{name} is a mapping", node.span))
    try:
        data = {key: plain_data(entry.value) for key, entry in node.entries.items()}
        return model.model_validate(_listed(data)), node, found
    except ValidationError as error:
        return None, None, (*found, *problems_of(error, model, node, name))


def _listed(data: object) -> object:
    """Return data in which a single word may stand for a list of one, as people write terms."""
    if isinstance(data, dict):
        return {
            key: {tag: [words] if isinstance(words, str) else words for tag, words in value.items()}
            if key in ("translations", "avoid") and isinstance(value, dict)
            else _listed(value)
            for key, value in data.items()
        }
    return [_listed(item) for item in data] if isinstance(data, list) else data


def _spans(node: MappingNode | None, key: str, file: str) -> list[Span]:
    entries = node.get(key) if node is not None else None
    return [item.span for item in entries.items] if isinstance(entries, SequenceNode) else []


def _unknown(tag: str, span: Span) -> Findings:
    try:
        languages.load(tag)
    except ProjectError as problem:
        return (_error("language.unknown", problem.message, span, problem.remedy),)
    return ()


def _error(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
