"""Lengths: one unit inside the program, the PDF point (1/72 inch)."""

from typing import NewType

Pt = NewType("Pt", float)
"""A length in PDF points."""


def mm(value: float) -> Pt:
    """Convert millimetres to points."""
    return Pt(value * 72.0 / 25.4)


def inch(value: float) -> Pt:
    """Convert inches to points."""
    return Pt(value * 72.0)


def to_mm(value: float) -> float:
    """Convert points to millimetres, for people to read."""
    return value * 25.4 / 72.0
