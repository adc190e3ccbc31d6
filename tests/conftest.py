"""Fixtures shared by all rooms: the fonts that come with the project."""

from pathlib import Path

import pytest
import yaml

from brochure.forms.pages import FontKey

FONTS = Path(__file__).parent.parent / "fonts"


@pytest.fixture(scope="session")
def font_keys() -> tuple[FontKey, ...]:
    """Return a key for every face listed in `fonts/fonts.yaml`, in the order of the file."""
    families = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))["families"]
    return tuple(
        FontKey(family=family, weight=weight, path=str(FONTS / path))
        for family, entry in families.items()
        for weight, path in entry["files"].items()
    )
