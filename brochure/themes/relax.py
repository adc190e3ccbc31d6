"""Relax: what each level of the copyfitting ladder does to the tokens.

Takes tokens and the levels reached (by step, the last value of each), gives tokens.
"""

from collections.abc import Mapping
from typing import get_type_hints

from brochure.themes import tokens
from brochure.themes.tokens import FitLevel, Gap, RoleSpec, Script, SizeSpec
from brochure.values.units import Pt

Steps = Mapping[str, FitLevel]

_HEADINGS = ("h1", "h2")
_TO_BODY = ("lead", "key_point")


def relax_roles(roles: Mapping[str, RoleSpec], steps: Steps) -> Mapping[str, RoleSpec]:
    """Return the roles with smaller gaps, headings, leads and body leading."""
    body = roles["body"]
    designed = body.leading / body.size
    # What follows the body shrinks with it, or it would grow in scripts that derive their sizes.
    tighter = min(1.0, _leading_ratio(steps, designed) / designed)
    relaxed = {}
    for name, role in roles.items():
        if name in _TO_BODY and "lead_to_body" in steps:
            role = role._replace(size=body.size, leading=body.leading)
        if "body" in (name, role.follows):
            role = role._replace(leading=Pt(role.leading * tighter))
        relaxed[name] = _relax_role(name, role, steps)
    return relaxed


def _relax_role(name: str, role: RoleSpec, steps: Steps) -> RoleSpec:
    size, leading = role.size, role.leading
    if name in _HEADINGS and name in steps:
        size = Pt(min(size, steps[name].to[0]))
        leading = Pt(min(leading, steps[name].to[1]))
    gaps = steps["gaps"].to[0] if "gaps" in steps else 1.0
    item_gap = role.item_gap
    if "item_gap" in steps:
        item_gap = Pt(min(item_gap, steps["item_gap"].to[0]))
    return role._replace(
        size=size,
        leading=leading,
        above=Gap(role.above * gaps),
        below=Gap(role.below * gaps),
        paragraph_gap=Gap(role.paragraph_gap * gaps),
        item_gap=item_gap,
    )


def relax_scripts(
    scripts: Mapping[str, Script], roles: Mapping[str, RoleSpec], steps: Steps
) -> Mapping[str, Script]:
    """Return the scripts' own sizes, shrunk in the proportion of the roles'."""
    relaxed = relax_roles(roles, steps)
    return {
        name: script._replace(sizes=_relax_sizes(name, script.sizes, (roles, relaxed), steps))
        for name, script in scripts.items()
    }


def _relax_sizes(
    script: str,
    sizes: Mapping[str, SizeSpec],
    roles: tuple[Mapping[str, RoleSpec], Mapping[str, RoleSpec]],
    steps: Steps,
) -> Mapping[str, SizeSpec]:
    before, after = roles
    result = {}
    for name, own in sizes.items():
        if name in _TO_BODY and "lead_to_body" in steps:
            continue
        if name == "body":
            ratio = _leading_ratio(steps, own.leading / own.size, script)
            result[name] = own._replace(leading=min(own.leading, own.size * ratio))
        elif name in _HEADINGS:
            result[name] = own._replace(
                size=own.size * after[name].size / before[name].size,
                leading=own.leading * after[name].leading / before[name].leading,
            )
        else:
            result[name] = own
    return result


def _leading_ratio(steps: Steps, designed: float, script: str = "") -> float:
    step = steps.get("body_leading")
    if step is None:
        return designed
    return step.scripts.get(script, step.to[0])


def relax_components(components: tokens.Components, steps: Steps) -> tokens.Components:
    """Return the components with smaller gaps, fewer card columns, a narrower step figure."""
    if "gaps" in steps:
        components = _scale_gaps(components, steps["gaps"].to[0])
    advantages, step = components.advantages, components.step
    if "card_columns" in steps:
        columns = min(advantages.columns_max, int(steps["card_columns"].to[0]))
        advantages = advantages._replace(columns_max=columns)
    if "step_figure" in steps:
        width = min(step.figure_column, steps["step_figure"].to[0])
        step = step._replace(figure_column=Pt(width))
    return components._replace(advantages=advantages, step=step)


def relax_figure(figure: tokens.Figure, steps: Steps) -> tokens.Figure:
    """Return how figures are set, narrower where that helps."""
    if "figure_width" not in steps:
        return figure
    return figure._replace(width_max=Pt(steps["figure_width"].to[0]))


def _scale_gaps(components: tokens.Components, factor: float) -> tokens.Components:
    """Return the components with every `Gap` multiplied."""
    groups = {}
    for name, group in components._asdict().items():
        hints = get_type_hints(type(group))
        gaps = {key: getattr(group, key) * factor for key, hint in hints.items() if hint is Gap}
        groups[name] = group._replace(**gaps)
    return tokens.Components(**groups)
