"""Read: the YAML text of a brochure becomes a checked Document, with all problems at once.

    source.parse ─▶ keys.keyed ─▶ the models of the blocks ─▶ references ─▶ Document

Any error means no document; every diagnostic has a place.
"""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from brochure.blocks.base import BlockModel
from brochure.blocks.control import Control
from brochure.blocks.details import Card
from brochure.blocks.figure import Figure
from brochure.blocks.registry import block_types
from brochure.blocks.section import Section
from brochure.content.keys import Gathered, claim, keyed, plain_data
from brochure.content.models import (
    DOCUMENT_FORMAT,
    CoverPicture,
    Heading,
    ProviderEntry,
    WaiverEntry,
)
from brochure.content.personal import check_neutral, read_personal
from brochure.content.problems import MOST, more, place_of, problems_of, shown, slug
from brochure.content.project import Project, read_project
from brochure.content.references import Names, check_references
from brochure.content.side_files import read_releases
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode, parse
from brochure.content.suggest import did_you_mean, near_miss
from brochure.errors import ProjectError
from brochure.forms.about import Provider, Waiver
from brochure.forms.document import Cover, Document
from brochure.languages import language as languages
from brochure.languages.personal import unbound
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.span import Span

__all__ = ["Project", "read_document", "read_project"]

M = TypeVar("M", bound=BaseModel)

KEYS = (
    "format", "id", "language", "document", "provider", "cover", "variables", "control", "waivers",
    "languages", "products", "fields", "computed", "card", "figures", "sections",
)  # fmt: skip
"""Keys of a brochure file; the first message about a missing one follows this order."""
MOST_OF_A_FILE = 200
"""Most problems told of one file."""
REQUIRED = ("format", "document", "control", "sections")
RESERVED = frozenset(("document", "control", "figures", "cover", "card"))
"""First parts of message keys that no block or section may take."""
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")


def read_document(
    text: str, file: str, *, assets: Mapping[str, bytes], variables: Mapping[str, str] | None = None
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document a brochure file describes, and everything found on the way.

    Args:
        text: the file's text.
        file: its path, for messages; the folder's name is the id unless the file says one.
        assets: picture files by path; only those the brochure names are looked up.
        variables: values of {name} that the project gives; the brochure's own win.
    """
    node, found = parse(text, file)
    if node is None:
        return None, found
    if not isinstance(node, MappingNode):
        hint = f"begin it with 'format: {DOCUMENT_FORMAT}'"
        return None, (*found, _error("value.type", "a brochure is a mapping", node.span, hint))
    reader = _Reader(node, file, assets, variables or {})
    reader.gathered.diagnostics.extend(found)
    document = reader.document()
    diagnostics = _in_order(reader.gathered.diagnostics)
    return (None if has_errors(diagnostics) else document), diagnostics


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by place, each once.

    What no block shows is told only when all blocks could be read.
    """
    has_error = has_errors(found)
    unique = dict.fromkeys(d for d in found if not (has_error and d.code == "figure.unused"))
    ordered = sorted(unique, key=lambda d: (d.span or Span(""))[1:3])
    if len(ordered) > MOST_OF_A_FILE:
        rest = len(ordered) - MOST_OF_A_FILE
        last = ordered[MOST_OF_A_FILE].span or Span("")
        ordered = [*ordered[:MOST_OF_A_FILE], more(rest, "the file", last)]
    return tuple(ordered)


def _error(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)


def _cover(part: CoverPicture) -> Cover:
    return Cover(picture=part.picture, mirror=part.mirror, alt=part.alt)


class _Reader:
    """Reads one file; what is wrong is gathered, what is right goes on."""

    def __init__(
        self, root: MappingNode, file: str, assets: Mapping[str, bytes], given: Mapping[str, str]
    ) -> None:
        self.root = root
        self.file = file
        self.assets = assets
        self.given = given
        self.ids: dict[str, Span] = {}
        self.gathered = Gathered("")

    def document(self) -> Document | None:
        """Return the document, or None where a part is missing."""
        self._check_keys()
        self.gathered.language = language = self._language()
        heading = self._part("document", Heading, "'document'")
        cover = self._part("cover", CoverPicture, "'cover'")
        control = self._part("control", Control, "the control block")
        provider = self._part("provider", ProviderEntry, "'provider'")
        waivers = self._waivers()
        releases, problems = read_releases(self.root.get("languages"))
        self.gathered.diagnostics.extend(problems)
        variables = self._variables()
        personal = read_personal(self.root, self.gathered)
        card = self._part("card", Card, "'card'")
        sections = self._sections()
        figures = self._figures()
        self._check_references(control, figures, (*variables, *personal.names))
        paths = [("figures", figure.file) for figure in figures]
        pictures = self._pictures([*paths, ("cover", cover.picture)] if cover else paths)
        if heading is None or control is None:
            return None
        document = Document(
            id=self._id(),
            language=language,
            title=heading.title,
            subtitle=heading.subtitle,
            neutral_title=heading.neutral_title,
            card=card,
            fields=personal.fields,
            computed=personal.computed,
            products=personal.products,
            blocks=sections,
            figures=figures,
            control=control,
            about=heading.about(),
            provider=Provider() if provider is None else provider.provider(),
            waivers=waivers,
            releases=releases,
            cover=None if cover is None else _cover(cover),
            variables=variables,
            reviewed=control.reviewed,
            assets=pictures,
            span=Span(self.file),
        )
        check_neutral(document, self.gathered)
        self.gathered.diagnostics.extend(unbound(document))
        return document

    def _check_keys(self) -> None:
        report = self.gathered.report
        meant = set()
        unknown = [entry.key for key, entry in self.root.entries.items() if key not in KEYS]
        for stray in unknown[:MOST]:
            meant.add(near_miss(stray.text, KEYS))
            hints = did_you_mean(stray.text, KEYS) or (f"the keys are {', '.join(KEYS)}",)
            report(
                "key.unknown", f"{shown(stray.text)} is not a key of a brochure", stray.span, *hints
            )
        for key in REQUIRED:
            if key not in self.root.entries and key not in meant:
                report("key.missing", f"a brochure needs '{key}'", Span(self.file), f"add '{key}:'")
        declared = self.root.get("format")
        if declared is not None and plain_data(declared) != DOCUMENT_FORMAT:
            report(
                "value.choice",
                f"the format is {shown(plain_data(declared))}, which this program cannot read",
                declared.span,
                f"write 'format: {DOCUMENT_FORMAT}'",
            )

    def _language(self) -> str:
        node = self.root.get("language")
        tag = node.text if isinstance(node, Scalar) and not node.is_null else "en"
        try:
            return languages.load(tag).tag
        except ProjectError as problem:
            span = place_of(self.root, ("language",))
            self.gathered.report("language.unknown", problem.message, span, problem.remedy)
            return tag

    def _id(self) -> str:
        """Return the id the file says, else the name of its folder."""
        node = self.root.get("id")
        if isinstance(node, Scalar) and not node.is_null:
            if slug(node.text) != node.text:
                message = f"'{node.text}' cannot be the value of 'id'"
                hint = f"use small letters, digits and '-', for example '{slug(node.text)}'"
                self.gathered.report("id.form", message, node.span, hint)
            return node.text
        parts = self.file.split("/")
        return parts[-2] if len(parts) > 1 else parts[-1].partition(".")[0]

    def _part(self, key: str, model: type[M], name: str) -> M | None:
        """Return the model below a key of the file."""
        node = self.root.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_null and key not in REQUIRED):
            return None
        return self._validated(node, model, key, name, self.root.entries[key].key.span)

    def _validated(self, node: Node, model: type[M], path: str, name: str, span: Span) -> M | None:
        if not isinstance(node, MappingNode):
            hint = "write its keys below it, indented by two spaces"
            self.gathered.report("value.type", f"{name} must be a mapping", span, hint)
            return None
        return self._model(keyed(node, model, path, self.gathered), model, node, name)

    def _model(
        self, data: dict[str, Any], model: type[M], node: MappingNode, name: str
    ) -> M | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.gathered.diagnostics.extend(problems_of(error, model, node, name))
            return None

    def _entries(self, node: Node | None, name: str) -> tuple[MappingNode, ...]:
        """Return the mappings of a list, after reporting whatever else is in it."""
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            hint = "begin each entry on its own line with '- '"
            self.gathered.report("value.type", f"'{name}' must be a list", node.span, hint)
            return ()
        for item in node.items:
            if not isinstance(item, MappingNode):
                message = f"an entry of '{name}' must be a mapping"
                self.gathered.report("value.type", message, item.span, "begin it with '- id: …'")
        return tuple(item for item in node.items if isinstance(item, MappingNode))

    def _claim(self, node: MappingNode) -> str:
        """Take the id of a section or block; return it, or nothing."""
        name = node.get("id")
        if not isinstance(name, Scalar):
            return ""
        if name.text in RESERVED:
            message = f"the id '{name.text}' is kept for a part of every brochure"
            self.gathered.report("id.duplicate", message, name.span, "choose another id")
        claim(name, self.ids, "the brochure", self.gathered)
        return name.text

    def _sections(self) -> tuple[Section, ...]:
        found = []
        nodes = self._entries(self.root.get("sections"), "sections")
        if not nodes and isinstance(self.root.get("sections"), SequenceNode):
            span = self.root.entries["sections"].key.span
            self.gathered.report("value.count", "'sections' is empty", span, "add a section")
        for node in nodes:
            name = self._claim(node)
            own = {key: entry for key, entry in node.entries.items() if key != "blocks"}
            data = keyed(MappingNode(own, node.span), Section, name, self.gathered)
            if "blocks" in node.entries:
                entries = self._entries(node.get("blocks"), "blocks")
                blocks = tuple(self._block(entry) for entry in entries)
                good = tuple(block for block in blocks if block is not None)
                if blocks and not good:
                    continue  # the blocks' own problems say it all
                data["blocks"] = good
            section = self._model(data, Section, node, "a section")
            if section is not None:
                found.append(section)
        return tuple(found)

    def _block(self, node: MappingNode) -> BlockModel | None:
        path = self._claim(node)
        kind = node.get("type")
        known = block_types()
        if not isinstance(kind, Scalar) or kind.is_null:
            span = place_of(node, ("type",))
            hint = f"add 'type'; the types are {', '.join(sorted(known))}"
            self.gathered.report("key.missing", "a block needs 'type'", span, hint)
            return None
        block = known.get(kind.text)
        if block is None:
            hints = did_you_mean(kind.text, known) or (f"the types are {', '.join(sorted(known))}",)
            message = f"'{kind.text}' is not a type of block"
            self.gathered.report("block.unknown-type", message, kind.span, *hints)
            return None
        name = f"{'an' if block.name[0] in 'aeiou' else 'a'} {block.name.replace('_', ' ')}"
        return self._validated(node, block.model, path, f"{name} block", node.span)

    def _figures(self) -> tuple[Figure, ...]:
        seen: dict[str, Span] = {}
        found = []
        for node in self._entries(self.root.get("figures"), "figures"):
            name = node.get("id")
            if isinstance(name, Scalar):
                claim(name, seen, "'figures'", self.gathered)
            path = f"figures.{name.text if isinstance(name, Scalar) else ''}"
            figure = self._validated(node, Figure, path, "a figure", node.span)
            if figure is not None:
                found.append(figure)
        return tuple(found)

    def _waivers(self) -> tuple[Waiver, ...]:
        found = []
        for node in self._entries(self.root.get("waivers"), "waivers"):
            entry = self._validated(node, WaiverEntry, "waivers", "a waiver", node.span)
            if entry is not None:
                found.append(entry.waiver(node.span))
        return tuple(found)

    def _variables(self) -> Mapping[str, str]:
        node = self.root.get("variables")
        found = dict(self.given)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return found
        if not isinstance(node, MappingNode):
            self.gathered.report("value.type", "'variables' must be a mapping", node.span)
            return found
        for name, entry in node.entries.items():
            if _VARIABLE.fullmatch(name) is None:
                hint = "use small letters, digits and '_', a letter first"
                message = f"'{name}' cannot be the name of a variable"
                self.gathered.report("id.form", message, entry.key.span, hint)
            if isinstance(entry.value, Scalar) and not entry.value.is_null:
                found[name] = entry.value.text
            else:
                message = f"the variable '{name}' has no value"
                self.gathered.report("value.type", message, entry.key.span, "write a text")
        return found

    def _check_references(
        self,
        control: Control | None,
        figures: tuple[Figure, ...],
        variables: tuple[str, ...],
    ) -> None:
        written = self._ids_of("figures")
        works = () if control is None else tuple(work.id for work in control.references)
        names = Names(
            figures=written,
            references=works,
            places=(*self.ids, *written),
            variables=variables,
        )
        checked = Gathered(self.gathered.language)
        checked.texts = self.gathered.texts
        checked.references = dict(self.gathered.references)
        if control is None:
            checked.references.pop("refs", None)  # they may be among what could not be read
        self.gathered.diagnostics.extend(islice(check_references(checked, names), MOST))

    def _ids_of(self, key: str) -> dict[str, Span]:
        """Return the ids written in a list, also of entries that have other problems."""
        node = self.root.get(key)
        items = node.items if isinstance(node, SequenceNode) else ()
        ids = [item.get("id") for item in items if isinstance(item, MappingNode)]
        return {name.text: name.span for name in ids if isinstance(name, Scalar)}

    def _pictures(self, wanted: list[tuple[str, str]]) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        for part, path in wanted:
            data = self.assets.get(path)
            if data is not None:
                found[path] = data
                continue
            hints = did_you_mean(path, self.assets) or ("paths begin at the brochure's folder",)
            message = f"the picture '{path}' was not found"
            self.gathered.report("asset.missing", message, self._path_span(part, path), *hints)
        return found

    def _path_span(self, part: str, path: str) -> Span:
        node = self.root.get(part)
        for item in node.items if isinstance(node, SequenceNode) else (node,):
            if isinstance(item, MappingNode):
                for entry in item.entries.values():
                    if isinstance(entry.value, Scalar) and entry.value.text == path:
                        return entry.value.span
        return Span(self.file)
