"""Themes: how a brochure looks, as typed tokens.

`theme` has the types, `read` makes them from YAML, `icons` gives the drawings of the icons.
"""
