"""Handouts: one document for each recipient, rendered many at a time."""
