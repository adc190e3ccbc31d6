"""Collecting: how often a process of ours looks for garbage in cycles."""

import gc


def collect_seldom() -> None:
    """Look for garbage seldom: forms are values without cycles, and to look costs a third."""
    gc.set_threshold(100_000, 50, 100)
