"""Press: what a project file says about printing, under `press:` and `job:`."""

from dataclasses import dataclass

from pydantic import Field

from brochure.blocks.base import Model


class PressEntry(Model):
    """How files for a print shop are made."""

    icc: str = Field(
        "", description="ICC profile of the press, a file of the project; FOGRA39 by default."
    )
    condition: str = Field(
        "", description="Registered name of the printing condition, such as FOGRA51."
    )
    ink_limit: float = Field(300, description="Percent of ink the paper takes.", ge=150, le=400)
    x1a_safe: bool = Field(False, description="Whether nothing may let the ground through.")
    preflight: str = Field("gwg-sheet", description="Preflight profile of the print shop.")
    spots: int | None = Field(None, description="Number of spot inks ordered.", ge=0, le=12)


class JobEntry(Model):
    """What the print shop should make of it; for the job ticket."""

    quantity: int | None = Field(None, description="Number of copies.", ge=1)
    paper: str = Field("", description="Paper in words; the product's by default.")
    finishing: str = Field("", description="Lamination, stitching and the like.")
    delivery: str = Field("", description="Where and when it should arrive.")
    contact: str = Field("", description="Whom the print shop may ask.")
    note: str = Field("", description="Anything else.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PressSettings:
    """How files for a print shop are made."""

    icc: str = ""
    condition: str = ""
    ink_limit: float = 300.0
    x1a_safe: bool = False
    preflight: str = "gwg-sheet"
    spots: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSettings:
    """What the print shop should make of it."""

    quantity: int | None = None
    paper: str = ""
    finishing: str = ""
    delivery: str = ""
    contact: str = ""
    note: str = ""
