"""Places in source files, carried by every node so that messages can point at them."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source file; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, the form editors turn into links."""
        return f"{self.file}:{self.line}:{self.column}"


class Origin(NamedTuple):
    """Where a painted thing came from: its message key and its place in source."""

    key: str
    span: Span | None = None
