"""Output profiles: one module for each, exporting `PROFILE`.

The writer asks the profile what it promises and never tests a name.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from brochure.errors import ProjectError
from brochure.pdf.colors import Colors


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """The output intent: for which colours the numbers of the file are meant."""

    identifier: str
    """Output condition identifier; a registered name for presses."""
    condition: str = ""
    """The condition in words."""
    registry: str = ""
    """Address of the registry that knows the identifier."""
    profile: bytes
    """ICC profile."""
    channels: int
    kinds: tuple[str, ...] = ("/GTS_PDFA1",)
    """Subtypes; all share the one profile (ISO 32000-1, 14.11.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a kind of PDF file promises and how it shows colour."""

    name: str
    version: str = "1.7"
    """PDF version of the header."""
    ua_part: int | None = None
    """PDF/UA part claimed in XMP; None claims nothing."""
    a_part: int
    """PDF/A part claimed in XMP; 0 claims nothing, as an encrypted file must."""
    a_conformance: str
    x_version: str | None = None
    """PDF/X version claimed in XMP; None claims nothing."""
    is_interactive: bool = True
    """Whether the file is for readers: tagged, with links and bookmarks."""
    intent: Intent
    colors: Colors
    resolution: float
    """Pixels per inch; pictures with more are resampled down to it."""
    line_floor: float = 0.0
    """Points below which lines of drawings are not scaled down."""
    bleed: bool
    """Whether the page shows the bleed."""
    is_proof: bool = False
    """Whether pages show where they are cut and folded, and a watermark."""
    is_imposed: bool = False
    """Whether pages go on sheets of the paper in the tray even when nobody asks for it."""


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
