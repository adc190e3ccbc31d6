"""Readability: published formulas, each for the language it was made for, on counts of a text."""
