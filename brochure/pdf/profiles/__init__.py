"""Output profiles: one module for each, exporting `PROFILE`.

The writer asks the profile what it promises and never tests a name.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from brochure.errors import ProjectError
from brochure.values.ink import Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a kind of PDF file promises and how it shows colour."""

    name: str
    ua_part: int
    """PDF/UA part claimed in XMP."""
    a_part: int
    """PDF/A part claimed in XMP."""
    a_conformance: str
    condition: str
    """Output condition of the output intent."""
    resolution: float
    """Pixels per inch; pictures with more are resampled down to it."""
    bleed: bool
    """Whether the page shows the bleed."""

    def color(self, ink: Ink) -> str:
        """Return the operands of an ink for `rg` and `RG`: sRGB, the output intent's space."""
        red, green, blue = ink.rgb
        return f"{_CHANNELS[red]} {_CHANNELS[green]} {_CHANNELS[blue]}"


_CHANNELS = tuple(f"{round(value / 255, 4):g}" for value in range(256))


def names() -> tuple[str, ...]:
    """Return the names of all profiles, sorted."""
    folder = Path(__file__).parent
    return tuple(sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__"))


def load(name: str) -> Profile:
    """Return a profile; ProjectError for a name that is none."""
    if name not in names():
        known = ", ".join(names())
        raise ProjectError(f"there is no output profile {name!r}", f"Profiles are: {known}.")
    profile = import_module(f"brochure.pdf.profiles.{name}").PROFILE
    assert isinstance(profile, Profile)
    return profile
