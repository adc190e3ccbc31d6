"""Content streams as operators with plain operands: numbers, bytes, names and lists of these."""

from typing import Any

Instruction = tuple[str, list[Any]]
INLINE_IMAGE = "INLINE IMAGE"

_MIXED = frozenset({"Tf", "gs", "cs", "CS", "scn", "SCN", "Do", "sh", "Tj", "'", '"'})
"""Operators with operands that are not all numbers; `TJ` goes its own way."""


def instructions_of(stream: Any, known: frozenset[str]) -> list[Instruction]:  # noqa: ANN401
    """Return the instructions of a page or form whose operators are known."""
    import pikepdf

    found: list[Instruction] = []
    for instruction in pikepdf.parse_content_stream(stream):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            found.append((INLINE_IMAGE, [instruction.iimage.obj]))
            continue
        operator = str(instruction.operator)
        if operator not in known:
            continue
        try:
            found.append((operator, _operands(operator, instruction.operands)))
        except (TypeError, ValueError, IndexError):
            found.append((operator, []))  # without what it needs, it will be told as damage
    return found


def _operands(operator: str, values: Any) -> list[Any]:  # noqa: ANN401
    if operator == "TJ":
        return [_pieces(values[0])]
    if operator in _MIXED:
        return [_plain(value) for value in values]
    return [float(value) for value in values]


def _pieces(array: Any) -> list[Any]:  # noqa: ANN401
    """Return strings and adjustments of a TJ array."""
    import pikepdf

    thing = pikepdf.Object
    return [bytes(item) if isinstance(item, thing) else float(item) for item in array]


def _plain(value: Any) -> Any:  # noqa: ANN401
    import pikepdf

    if not isinstance(value, pikepdf.Object):
        return float(value)
    if isinstance(value, pikepdf.String):
        return bytes(value)
    return str(value)
