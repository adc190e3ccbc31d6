"""Plans: the YAML text of a panel plan becomes a Plan whose texts are keyed.

A plan lies beside its brochure, in `products/PRODUCT.yaml`. Each part says how it comes to its
words: `ref` repeats a text of the brochure; `short` with `text` says one in fewer words, under the
key `PLAN.KEY`; `id` with `text` says something of its own, under `PLAN.ID`; `value` is the same in
all languages.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal

from pydantic import Field, ValidationError

from brochure.blocks.base import Id, Marked, Model, TextField
from brochure.content.keys import Gathered, keyed
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode, parse
from brochure.content.suggest import did_you_mean
from brochure.forms.document import Document, Text
from brochure.forms.plan import Part, PartRole, Plan, PlanPanel
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.span import Span

PLAN_FORMAT = "brochure-panels/1"
WORDLESS: Collection[PartRole] = frozenset(
    ("art", "figure", "figure_label", "block", "qr", "control")
)
"""Roles that may do without words of their own."""
NAMED: Collection[PartRole] = frozenset(("art", "figure", "figure_label", "block"))
"""Roles that need a `name`."""


class PartEntry(Marked):
    """One thing on a panel."""

    role: PartRole = Field(description="What it is for; the theme says how it looks.")
    ref: str | None = Field(None, description="Key of a text of the brochure, used as it is.")
    short: str | None = Field(None, description="Key of the text that `text` stands for.")
    id: Id | None = Field(None, description="Name of a text that only the plan has.")
    text: TextField | None = Field(None, description="The words of `short` or `id`.")
    value: str | None = Field(None, description="Words for all languages, such as `{phone}`.")
    name: str | None = Field(None, description="Figure, call-out, block, or path of a picture.")
    figure: Id | None = Field(None, description="Figure of a step.")
    mirror: bool = Field(False, description="Whether a picture may be flipped from right to left.")
    only: Literal["translations"] | None = Field(
        None, description="`translations`: shown where a translation has not been checked."
    )


class PanelEntry(Model):
    """One panel, or several that the parts flow through."""

    id: Id = Field(description="Name of the content, for messages and links.")
    panel: str | None = Field(None, description="Name of the product's panel; the id by default.")
    through: tuple[str, ...] = Field((), description="Panels that the parts flow through.")
    ground: str | None = Field(None, description="Colour of the theme that fills the panel.")
    parts: tuple[PartEntry, ...] = Field(description="What stands there.", min_length=1)


class PlanFile(Model):
    """What stands on the panels of a folded product."""

    format: Literal["brochure-panels/1"] = Field(description="The format of this file.")
    id: Id = Field(description="First part of the message keys of the plan's own texts.")
    panels: tuple[PanelEntry, ...] = Field(description="The panels.", min_length=1)


def read_plan(
    text: str, file: str, document: Document, *, assets: Mapping[str, bytes]
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document with the plan of this file; the file's name is the product's.

    Diagnostics: those of `content.source` and `content.problems`, plan.unknown-text, plan.words,
    plan.name, figure.unknown, asset.missing, id.duplicate.
    """
    node, found = parse(text, file)
    if not isinstance(node, MappingNode):
        if node is not None and not found:
            message = "a panel plan is a mapping of keys"
            found = (_error("value.type", message, node.span),)
        return document, found
    gathered = Gathered(document.language)
    gathered.diagnostics.extend(found)
    try:
        model = PlanFile.model_validate(keyed(node, PlanFile, "plan", gathered))
    except ValidationError as error:
        return document, (
            *gathered.diagnostics,
            *problems_of(error, PlanFile, node, "a panel plan"),
        )
    reader = _Reader(document, model.id, assets, gathered)
    panels = _entries(node.get("panels"))
    plan = Plan(
        product=file.rpartition("/")[2].removesuffix(".yaml"),
        id=model.id,
        panels=tuple(
            reader.panel(entry, panels[index]) for index, entry in enumerate(model.panels)
        ),
        span=Span(file),
    )
    diagnostics = tuple(dict.fromkeys(gathered.diagnostics))
    if has_errors(diagnostics):
        return document, diagnostics
    pictures = {**document.assets, **reader.pictures}
    return replace(document, plans=(*document.plans, plan), assets=pictures), diagnostics


def _entries(node: Node | None) -> tuple[MappingNode, ...]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return tuple(item for item in items if isinstance(item, MappingNode))


def _error(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)


class _Reader:
    """Turns entries into parts; what is wrong is gathered."""

    def __init__(
        self, document: Document, plan: str, assets: Mapping[str, bytes], gathered: Gathered
    ) -> None:
        self.document, self.plan, self.assets, self.gathered = document, plan, assets, gathered
        self.keys = {text.key for text in texts_of(document)}
        self.own: dict[str, Span | None] = {}
        self.pictures: dict[str, bytes] = {}

    def report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Note an error."""
        self.gathered.diagnostics.append(_error(code, message, span, *hints))

    def panel(self, entry: PanelEntry, node: MappingNode) -> PlanPanel:
        """Return a panel with its parts."""
        nodes = _entries(node.get("parts"))
        return PlanPanel(
            id=entry.id,
            panels=entry.through or (entry.panel or entry.id,),
            ground=entry.ground,
            parts=tuple(self.part(part, nodes[i]) for i, part in enumerate(entry.parts)),
            span=node.span,
        )

    def part(self, entry: PartEntry, node: MappingNode) -> Part:
        """Return one part after judging where its words come from."""
        self._check_words(entry, node)
        if entry.ref is not None:
            self._check_key(entry.ref, node, "ref")
        if entry.name is not None or entry.role in NAMED:
            self._check_name(entry, node)
        figures = {figure.id for figure in self.document.figures}
        if entry.figure is not None and entry.figure not in figures:
            hints = did_you_mean(entry.figure, figures)
            message = f"there is no figure '{entry.figure}'"
            self.report("figure.unknown", message, _span(node, "figure"), *hints)
        return Part(
            role=entry.role,
            text=self._text(entry, node),
            ref=entry.ref,
            value=entry.value,
            name=entry.name,
            figure=entry.figure,
            mirror=entry.mirror,
            translations_only=entry.only == "translations",
            span=node.span,
        )

    def _check_words(self, entry: PartEntry, node: MappingNode) -> None:
        ways = [way for way in ("ref", "short", "id", "value") if getattr(entry, way) is not None]
        hint = "give one of ref, short with text, id with text, or value"
        if len(ways) > 1:
            message = f"a part takes its words from {' and '.join(ways)} at once"
            self.report("plan.words", message, node.span, hint)
        elif not ways and entry.role not in WORDLESS:
            self.report(
                "plan.words", f"a part of role '{entry.role}' has no words", node.span, hint
            )
        elif (entry.text is not None) != bool({"short", "id"} & set(ways)):
            message = "'text' goes with 'short' or 'id', and these need it"
            self.report("plan.words", message, node.span, hint)

    def _check_key(self, key: str, node: MappingNode, name: str) -> None:
        if key not in self.keys:
            hints = did_you_mean(key, self.keys) or ("'brochure check' lists no such text",)
            message = f"the brochure has no text '{key}'"
            self.report("plan.unknown-text", message, _span(node, name), *hints)

    def _check_name(self, entry: PartEntry, node: MappingNode) -> None:
        known: set[str] = set()
        if entry.role == "art":
            self._take_picture(entry, node)
            return
        if entry.role == "figure":
            known = {figure.id for figure in self.document.figures}
        elif entry.role == "figure_label":
            known = {c.id for f in self.document.figures for c in getattr(f, "callouts", ())}
        elif entry.role == "block":
            known = {b.id for s in self.document.blocks for b in getattr(s, "blocks", ())}
        if entry.name not in known:
            shown = f"'{entry.name}' is no name" if entry.name else "a name is needed"
            hints = did_you_mean(entry.name or "", known)
            self.report("plan.name", f"{shown} for '{entry.role}'", node.span, *hints)

    def _take_picture(self, entry: PartEntry, node: MappingNode) -> None:
        path = entry.name or ""
        data = self.document.assets.get(path) or (self.assets.get(path) if path else None)
        if data is None:
            hints = did_you_mean(path, self.assets) or ("paths begin at the brochure's folder",)
            message = f"the picture '{path}' was not found"
            self.report("asset.missing", message, _span(node, "name"), *hints)
        else:
            self.pictures[path] = data

    def _text(self, entry: PartEntry, node: MappingNode) -> Text | None:
        """Return the part's own text under its key."""
        if entry.text is None:
            return None
        if entry.short is not None:
            self._check_key(entry.short, node, "short")
        key = f"{self.plan}.{entry.short or entry.id}"
        first = self.own.setdefault(key, entry.text.span)
        if first is not entry.text.span:
            message = f"the plan has two texts '{key}'"
            self.report("id.duplicate", message, entry.text.span, "give one of them another id")
        return replace(entry.text, key=key)


def _span(node: MappingNode, key: str) -> Span:
    value = node.get(key)
    return value.span if isinstance(value, Scalar) else node.span
