"""Checks by family: each module exports `CHECKS`; adding a family is adding a file."""
