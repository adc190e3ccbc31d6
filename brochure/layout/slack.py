"""Slack: height that a panel has to spare opens its gaps.

All panels of a folded piece share one relaxation, which the fullest of them asks for. The others
then would stand crowded above white: their gaps open again, evenly and within a limit.
"""

from brochure.layout.boxes import Box, SpaceBox
from brochure.layout.grids import GridBox
from brochure.layout.stacks import StackBox


def opened(box: Box, room: float, most: float) -> Box:
    """Return a box whose gaps are up to `most` times wider, as far as the room allows."""
    slack = room - box.height
    if most <= 1 or slack <= 0:
        return box
    gaps = _wider(box, 2).height - box.height
    if gaps <= 0:
        return box
    return _wider(box, min(most, 1 + slack / gaps))


def _wider(box: Box, factor: float) -> Box:
    """Return a box with its gaps multiplied; what has a ground of its own stays as it is."""
    match box:
        case SpaceBox():
            return SpaceBox(box.height * factor, always=box.always)
        case StackBox():
            return _like(
                box,
                StackBox(
                    [_wider(child, factor) for child in box.children], box.gap * factor, box.width
                ),
            )
        case GridBox():
            return box if box.is_threaded else _like(box, box.with_gap(box.gap * factor))
    return box


def _like(old: Box, new: Box) -> Box:
    new.keep_next, new.at_foot = old.keep_next, old.at_foot
    return new
