"""ICC profiles that come with the program, with their licences beside them."""

from functools import lru_cache
from pathlib import Path

PRESS = "FOGRA39L_coated"
"""Offset on coated paper: the press that CMYK without a profile is taken for."""
_FOLDER = Path(__file__).parent / "profiles" / "icc"


@lru_cache(maxsize=4)
def shipped_icc(name: str = PRESS) -> bytes:
    """Return a profile."""
    return (_FOLDER / f"{name}.icc").read_bytes()


def shipped_licence(name: str = PRESS) -> bytes:
    """Return the licence of a profile as text."""
    return (_FOLDER / f"{name}.LICENSE.txt").read_bytes()
