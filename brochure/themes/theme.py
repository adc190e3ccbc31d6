"""Theme: the typed look of a brochure, as blocks and layout ask for it.

    theme.name, theme.cover                 "hershe", "line_drawing" | "picture" | "typographic"
    theme.ink("accent") -> Ink              colours by name: paper text muted ink accent alarm
                                            on_dark mist sand blush rule accent_soft
    theme.role("h1", "korean") -> Role      text roles, resolved for a script
    theme.space.item, theme.inset.call, theme.rules.strong, theme.icon.list, theme.badge.diameter,
    theme.figure.tile_ground, theme.page.side_headings
    theme.components.step.numeral_column    see `tokens` for every group and field
    theme.figure_inks                       rgb in the SVG files -> ink of this theme
    theme.edition("large_print") -> Theme   the same look for another edition
    theme.relaxed(level) -> Theme           copyfitting: level 0 to theme.fit_levels, cumulative
    theme.relaxed(0, saving=1) -> Theme     only closer gaps, 1 to theme.savings, to save pages
    theme.fit_name(level) -> str            what a level does, for messages

Roles: cover_title cover_subtitle h1 h2 h3 call_title lead key_point body strong list table
table_head question caption label running draft wordmark wordmark_cover fact phone numeral pull
badge. Scripts: latin cyrillic greek korean japanese chinese traditional_chinese thai
arabic hebrew devanagari.
All lengths are points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from brochure.errors import ProjectError
from brochure.themes import tokens
from brochure.themes.relax import (
    relax_components,
    relax_figure,
    relax_roles,
    relax_scripts,
)
from brochure.themes.tokens import Figures, RoleSpec, Script
from brochure.values.ink import Ink

CoverKind = Literal["line_drawing", "picture", "typographic"]


class Role(NamedTuple):
    """A text role in one script, ready to set. Lengths in points, tracking in em."""

    name: str
    families: tuple[str, ...]
    """Stack tried per cluster: the role's own faces, then the text faces of the script."""
    weight: int
    size: float
    leading: float
    tracking: float
    ink: Ink
    figures: Figures
    lines_max: int | None
    balance: bool
    above: float
    """Space above the text (for h1: between rule and line box)."""
    below: float
    """Space below the text."""
    paragraph_gap: float
    """Between paragraphs of this role."""
    item_gap: float
    """Between list items of this role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How a brochure looks."""

    name: str
    cover: CoverKind
    colors: Mapping[str, Ink]
    figure_inks: Mapping[tuple[int, int, int], Ink]
    """Exact rgb found in the SVG files to the ink of this theme (`pictures.svg.recolor`)."""
    space: tokens.Space
    inset: tokens.Inset
    rules: tokens.Rules
    icon: tokens.Icon
    badge: tokens.Badge
    figure: tokens.Figure
    page: tokens.Page
    floor: float
    """Smallest type size on any page."""
    hyphenate: bool
    roles: Mapping[str, RoleSpec]
    """Roles as written; use `role` for the resolved ones."""
    scripts: Mapping[str, Script]
    components: tokens.Components
    fit: tuple[tokens.FitLevel, ...]
    """The copyfitting ladder, in order."""
    editions: Mapping[str, "Theme"] = field(default_factory=dict)
    level: int = 0
    """How many levels of the ladder are applied."""
    _resolved: dict[tuple[str, str], Role] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def ink(self, name: str) -> Ink:
        """Return a colour by name; an unknown name is a mistake in the program (KeyError)."""
        return self.colors[name]

    def role(self, name: str, script: str = "latin") -> Role:
        """Return a text role for a script; an unknown name raises KeyError.

        The script's own size wins; otherwise the role follows the script's body (or h1, h2) in
        proportion. Nothing is smaller than `floor`.
        """
        found = self._resolved.get((name, script))
        if found is None:
            found = self._resolved[name, script] = self._resolve(name, self.scripts[script])
        return found

    def in_any_script(self, families: tuple[str, ...]) -> tuple[str, ...]:
        """Return a stack with the text faces of all scripts below it: for names of people."""
        every = (family for script in self.scripts.values() for family in script.text)
        return tuple(dict.fromkeys((*families, *every)))

    def _resolve(self, name: str, script: Script) -> Role:
        spec = self.roles[name]
        weight, size, leading = self._measures(name, spec, script)
        if size < self.floor:
            leading *= self.floor / size
            size = self.floor
        return Role(
            name=name,
            families=_stack(spec.family, script),
            weight=weight,
            size=_rounded(size),
            leading=_rounded(leading),
            tracking=spec.tracking,
            ink=self.colors[spec.ink],
            figures=spec.figures,
            lines_max=spec.lines_max,
            balance=spec.balance,
            above=spec.above,
            below=spec.below,
            paragraph_gap=spec.paragraph_gap,
            item_gap=spec.item_gap,
        )

    def _measures(self, name: str, spec: RoleSpec, script: Script) -> tuple[int, float, float]:
        """Return weight, size and leading of a role in a script."""
        own = script.sizes.get(name)
        if own is not None:
            return own.weight or spec.weight, own.size, own.leading
        followed = script.sizes.get(spec.follows) if spec.follows else None
        if followed is None or spec.follows is None:
            return spec.weight, spec.size, spec.leading
        base = self.roles[spec.follows]
        weight = followed.weight if followed.weight and spec.follows != "body" else spec.weight
        return (
            weight,
            spec.size * followed.size / base.size,
            spec.leading * followed.leading / base.leading,
        )

    def edition(self, name: str | None) -> "Theme":
        """Return the theme of an edition; None is the theme itself.

        Raises:
            ProjectError: if the theme has no such edition.
        """
        if name is None:
            return self
        if name not in self.editions:
            raise ProjectError(
                f"the theme '{self.name}' has no edition '{name}'",
                f"it has: {', '.join(sorted(self.editions)) or 'none'}",
            )
        return self.editions[name]

    @property
    def stacked_headings(self) -> bool:
        """Whether side headings stand above their text (an edition or copyfitting says so)."""
        return not self.page.side_headings

    @property
    def fit_levels(self) -> int:
        """Number of the last copyfitting level; 0 is the theme as designed."""
        return len(self.fit)

    def fit_name(self, level: int) -> str:
        """Return what a level does, for messages; level 0 is `as designed`."""
        if level == 0:
            return "as designed"
        step = self.fit[level - 1]
        return " ".join([step.step.replace("_", " "), "/".join(f"{v:g}" for v in step.to)]).strip()

    def gave_way(self, level: int, saving: int) -> str:
        """Return what a relaxation changes, for people; empty for the theme as designed."""
        said = {}
        for step in (*self._saving_steps[:saving], *self.fit[:level]):
            values = "/".join(f"{value:g}" for value in step.to)
            said[step.step] = f"{step.step.replace('_', ' ')} {values}".strip()
        return ", ".join(said.values())

    @property
    def savings(self) -> int:
        """Number of relaxations that only bring things closer together, to save pages."""
        return len(self._saving_steps)

    @property
    def _saving_steps(self) -> tuple[tokens.FitLevel, ...]:
        return tuple(step for step in self.fit if step.step in ("gaps", "item_gap"))

    def relaxed(self, level: int, *, saving: int = 0) -> "Theme":
        """Return the theme with the first `level` relaxations and `saving` of the closer gaps.

        Call it on the unrelaxed theme.
        """
        if level == 0 and saving == 0:
            return self
        chosen = (*self._saving_steps[:saving], *self.fit[:level])
        # A later step of the same kind wins, unless a saving went further.
        steps: dict[str, tokens.FitLevel] = {}
        for step in chosen:
            known = steps.get(step.step)
            if known is None or step.to <= known.to:
                steps[step.step] = step
        gaps = steps["gaps"].to[0] if "gaps" in steps else 1.0
        stacked = "heading_stack" in steps
        return replace(
            self,
            space=tokens.Space(*(tokens.Gap(value * gaps) for value in self.space)),
            page=self.page._replace(side_headings=self.page.side_headings and not stacked),
            roles=relax_roles(self.roles, steps),
            scripts=relax_scripts(self.scripts, self.roles, steps),
            components=relax_components(self.components, steps),
            figure=relax_figure(self.figure, steps),
            level=level,
        )


def _stack(family: str, script: Script) -> tuple[str, ...]:
    """Return the families of a role: its own, then the script's text faces as a net below."""
    if family == "head":
        first = script.head
    elif family == "label":
        first = script.label
    elif family == "text":
        first = ()
    else:
        first = (family, *script.head)
    return tuple(dict.fromkeys((*first, *script.text)))


def _rounded(value: float) -> float:
    """Return a length to a quarter of a point, so that scaled sizes stay tidy."""
    return round(value * 4) / 4
