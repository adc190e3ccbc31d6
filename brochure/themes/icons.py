"""Icons: the small drawings that stand beside words, as `Drawing` values of 48 units."""

from functools import cache
from pathlib import Path
from typing import get_args

from brochure.forms.pages import Drawing
from brochure.pictures.svg import read_svg
from brochure.themes.tokens import IconName

NAMES: tuple[str, ...] = get_args(IconName)
_FOLDER = Path(__file__).parent / "icons"


@cache
def icon(name: str) -> Drawing:
    """Return an icon of the product by name; one colour, to be recoloured by the caller.

    Raises:
        KeyError: if there is no icon of that name; models only let known names through.
    """
    if name not in NAMES:
        raise KeyError(name)
    drawing, problems = read_svg((_FOLDER / f"{name}.svg").read_bytes(), f"icons/{name}.svg")
    if drawing is None:
        raise AssertionError(f"icon {name} is broken: {problems}")
    return drawing
