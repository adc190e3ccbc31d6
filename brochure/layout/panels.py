"""Panels: a document with a plan, a theme and a folded product become a Flow of panels.

Each panel is a page of the Flow, in reading order; `flats` later puts them on the sides of the flat
piece. Diagnostics: plan.unknown-panel, plan.panel-twice, plan.ground, those of `pictures`.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from brochure.blocks import illustration
from brochure.blocks.kit import Kit
from brochure.forms.document import Document, plain
from brochure.forms.flow import (
    DECORATION,
    Element,
    Flow,
    Mark,
    Picture,
    Placed,
    Sequence,
    Stack,
)
from brochure.forms.pages import Drawing
from brochure.forms.plan import Part, Plan, PlanPanel
from brochure.languages.language import Language
from brochure.languages.texts import texts_of
from brochure.layout.cover_art import prolonged
from brochure.layout.page import PageFrame, page_frame
from brochure.layout.panel_parts import Said, panel_flow
from brochure.layout.product import Product
from brochure.layout.running import HEADER, draft_marker, first_baseline, wordmark
from brochure.paper.panels import Panel
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect
from brochure.values.ink import Ink, contrast
from brochure.values.span import Origin, Span

P = Element(role="P")
LEAST_CONTRAST = 4.5
OPENS = 2.0
"""How many times wider the gaps of a panel may become where it is not full."""
TITLE_TOP = 0.13
"""Top of the title on a cover panel, in heights of the panel."""
TITLE_FILLS = 0.9
"""Share of the measure that lines of the title fill; they break between words."""
WORDS_FILL = 0.72
"""The same of what stands below: it breaks between phrases, and notes stand beside a code."""


def arrange_panels(
    document: Document, plan: Plan, *, theme: Theme, language: Language, product: Product
) -> tuple[Flow, tuple[Diagnostic, ...]]:
    """Return the panels of a folded product; `theme` is already that of its edition."""
    work = _Work(document, theme, language, product)
    flow = Flow(
        sequences=tuple(work.sequences(plan)),
        language=document.language,
        direction=language.direction,
        digits=language.digits,
        title=plain(document.title.inlines).replace("\n", " "),
        subject=plain(document.subtitle.inlines) if document.subtitle else "",
    )
    return flow, tuple(work.problems)


class _Work:
    """One arrangement: what is given, and what was found so far."""

    def __init__(
        self, document: Document, theme: Theme, language: Language, product: Product
    ) -> None:
        self.document, self.theme, self.product = document, theme, product
        self.language = language
        self.texts = {text.key: text for text in texts_of(document)}
        self.problems: list[Diagnostic] = []
        self.panels = {panel.name: panel for panel in product.panels}
        self.first_inside = next((p for p in product.panels if p.side == "inside"), None)

    def sequences(self, plan: Plan) -> Iterator[Sequence]:
        """Yield a sequence for each stretch of panels, in the product's reading order."""
        holders = self._holders(plan)
        done: set[str] = set()
        for panel in self.product.panels:
            held = holders.get(panel.name)
            if held is None:
                yield self._empty(panel)
            elif held.id not in done:
                done.add(held.id)
                own = [p for p in self.product.panels if holders.get(p.name) is held]
                yield self._sequence(held, own)

    def _holders(self, plan: Plan) -> dict[str, PlanPanel]:
        """Return which part of the plan fills each panel, after judging the names."""
        holders: dict[str, PlanPanel] = {}
        for held in plan.panels:
            for name in held.panels:
                if name not in self.panels:
                    message = f"'{self.product.name}' has no panel '{name}'"
                    hint = f"its panels are {', '.join(self.panels)}"
                    self._report("plan.unknown-panel", message, held.span, hint)
                elif name in holders:
                    message = f"the panel '{name}' is filled twice"
                    self._report("plan.panel-twice", message, held.span, "name it once")
                else:
                    holders[name] = held
        return holders

    def _report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        self.problems.append(
            Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
        )

    def _frame(self, panel: Panel) -> PageFrame:
        return page_frame(self.theme, self.product.page_of(panel))

    def _kit(self, panel: Panel, width: float) -> Kit:
        return Kit(
            theme=self.theme,
            language=self.language,
            document=self.document,
            product=self.product.page_of(panel),
            measure=width,
            problems=self.problems,
        )

    def _empty(self, panel: Panel) -> Sequence:
        master = self._frame(panel).master(panel.name, ())
        return Sequence(master=master, nodes=(), pages=(master,))

    def _sequence(self, held: PlanPanel, panels: list[Panel]) -> Sequence:
        frames = [self._frame(panel) for panel in panels]
        # Tucked panels are narrower: what flows through several is set to the narrowest.
        width = min(frame.width for frame in frames)
        kit = self._kit(panels[0], width)
        ground = self._ground(held)
        said = [self._said(part) for part in held.parts if self._is_shown(part)]
        is_cover = any(part.role == "title" for part, _ in said)
        nodes = panel_flow(kit, [s for s in said if s.part.role != "art"], frames[0].text.height)
        masters = []
        for panel, frame in zip(panels, frames, strict=True):
            text = frame.text._replace(width=width)
            placed: list[Placed] = []
            if is_cover:
                text, placed = self._cover(kit, frame, said, ground)
            elif panel is self.first_inside and not self.document.reviewed:
                placed = [self._marker(kit, frame, HEADER)]
            masters.append(frame.master(panel.name, tuple(placed), frame=text, ground=ground))
        named = Stack(children=nodes, mark=Element(role="Sect", id=held.id))
        name = " and ".join(f"'{panel.name}'" for panel in panels)
        many = "the panels" if len(panels) > 1 else "the panel"
        return Sequence(
            master=masters[0],
            nodes=(named,),
            pages=tuple(masters),
            name=f"{many} {name}",
            opens=1.0 if is_cover else OPENS,
        )

    def _ground(self, held: PlanPanel) -> Ink | None:
        if held.ground == "cover":
            return self.theme.components.cover.ground
        if held.ground is None or held.ground in self.theme.colors:
            return self.theme.colors[held.ground] if held.ground else None
        message = f"the theme has no colour '{held.ground}'"
        hint = f"its colours are {', '.join(self.theme.colors)}"
        self._report("plan.ground", message, held.span, hint)
        return None

    def _is_shown(self, part: Part) -> bool:
        return self.document.translated or not part.translations_only

    def _said(self, part: Part) -> Said:
        return Said(part, part.text or self.texts.get(part.ref or ""))

    # -- the cover -----------------------------------------------------------------------------

    def _cover(
        self, kit: Kit, frame: PageFrame, said: list[Said], ground: Ink | None
    ) -> tuple[Rect, list[Placed]]:
        """Return the frame of the title and what stands around it."""
        text = frame.text._replace(width=kit.measure)
        top = frame.page_height * TITLE_TOP
        baseline = self.product.running_baseline + kit.theme.space.close
        name_top = baseline - first_baseline(kit, "wordmark_cover")
        leading = kit.role("wordmark_cover").leading
        ink = kit.theme.components.cover.title_ink
        name = wordmark(kit, "wordmark_cover", mark=P, ink=ink)
        placed = [Placed(node=name, frame=Rect(frame.x, name_top, frame.width, leading))]
        if not self.document.reviewed:
            placed.append(self._marker(kit, frame, P, baseline, on=ground))
        for part, _ in said:
            if part.role == "art" and self.theme.components.cover.art:
                art = self._art(kit, frame, part, top + self._height(kit, said))
                placed[:0] = [art] if art else []
        height = text.bottom - top
        return Rect(text.x, top, text.width, height), placed

    def _marker(
        self,
        kit: Kit,
        frame: PageFrame,
        mark: Mark,
        baseline: float | None = None,
        on: Ink | None = None,
    ) -> Placed:
        """Return the short draft marker at the end of the panel's head, light on dark grounds."""
        token = kit.theme.components.draft
        short = self.document.words.get("draft_short") or self.language.words["draft_short"]
        kit = replace(kit, document=replace(self.document, words={"draft": short}))
        base = baseline or self.product.running_baseline - kit.theme.space.hair
        top = base - first_baseline(kit, "draft") - token.frame
        ink = None
        if on is not None and contrast(token.ink, on) < LEAST_CONTRAST:
            ink = kit.theme.components.cover.ink
        node = draft_marker(kit, mark=mark, ink=ink, ground=None)
        height = 2 * kit.role("draft").leading
        return Placed(node=node, frame=Rect(frame.x, top, kit.measure, height))

    def _height(self, kit: Kit, said: list[Said]) -> float:
        """Return about how tall the words of the cover are; rather too much than too little."""
        roles = {"title": "cover_title", "subtitle": "cover_subtitle"}
        height = 0.0
        for part, text in said:
            look = kit.role(roles.get(part.role, "body"))
            if text is not None:
                share = TITLE_FILLS if part.role == "title" else WORDS_FILL
                lines = ceil(kit.estimate(text, look.name) / (kit.measure * share))
                height += lines * look.leading + kit.theme.space.item
            elif part.role == "qr":
                height += look.leading  # the word under the code
        return height

    def _art(self, kit: Kit, frame: PageFrame, part: Part, top: float) -> Placed | None:
        """Return a drawing at the end of the foot, on the bleed, as large as the words allow."""
        image = illustration.load(kit, part.name or "")
        if image is None:
            return None
        left = frame.x if isinstance(image, Drawing) else -frame.bleed
        bottom = frame.page_height + frame.bleed
        wide, high = (
            (image.view_box.width, image.view_box.height)
            if isinstance(image, Drawing)
            else (image.width, image.height)
        )
        width = min(frame.page_width - left + frame.bleed, (bottom - top) * wide / high)
        height = width * high / wide
        start = frame.page_width + frame.bleed - width
        if isinstance(image, Drawing) and (part.mirror or self.language.direction == "ltr"):
            image = prolonged(image, (start - left) * wide / width)
            width = image.view_box.width * width / wide
        left = frame.page_width + frame.bleed - width
        art = Picture(
            image=image,
            width=width,
            mark=DECORATION,
            origin=Origin("cover.picture", part.span),
            mirror=part.mirror,
        )
        box = Rect(left, bottom - height, width, height)
        return Placed(node=art, frame=box, from_bottom=True)
