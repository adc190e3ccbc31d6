"""Icons: drawings of one colour in a square of 48 units."""

import pytest

from brochure.themes.icons import NAMES, icon


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_a_drawing_of_one_colour(name: str) -> None:
    drawing = icon(name)
    assert drawing.view_box == (0, 0, 48, 48)
    inks = {shape.fill for shape in drawing.shapes if shape.fill is not None}
    inks |= {shape.stroke.ink for shape in drawing.shapes if shape.stroke is not None}
    assert len(inks) == 1


def test_an_icon_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        icon("star")
