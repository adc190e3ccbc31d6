"""Isolation: levels of a text some of whose pieces keep an order of their own.

Phone numbers, doses and names are set as if they stood between FSI and PDI (UAX #9, 2.4).
"""

from collections.abc import Sequence

from brochure.text.bidi import levels

_OPEN, _CLOSE = "\u2068", "\u2069"


def isolated_levels(
    text: str, base: int, isolated: Sequence[tuple[int, int]]
) -> tuple[int, list[int] | None]:
    """Return the paragraph level and each character's level, as `bidi.levels` does.

    `isolated` are start and end of pieces, in order; one inside another is left out.
    """
    if not isolated:
        return levels(text, base)
    parts: list[str] = []
    kept: list[bool] = []
    done = 0
    for start, end in isolated:
        if start < done:
            continue
        parts += (text[done:start], _OPEN, text[start:end], _CLOSE)
        kept += [True] * (start - done) + [False] + [True] * (end - start) + [False]
        done = end
    parts.append(text[done:])
    kept += [True] * (len(text) - done)
    level, found = levels("".join(parts), base)
    if found is None:
        return level, None
    return level, [each for each, keep in zip(found, kept, strict=True) if keep]
