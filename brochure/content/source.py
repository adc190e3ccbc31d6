"""Source: YAML text as a tree of nodes that know their place.

Takes text, gives scalars, sequences and mappings with spans. Scalars keep the characters the author
wrote: `no`, `2026-11-22`, `1:30` and `010` stay strings, and typed fields decide later what they
mean. What YAML offers beyond that (tags, anchors, several documents) is refused, and hostile input
meets a limit before it costs memory: size, depth, count of nodes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import yaml

from brochure.content.syntax import explained
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

SIZE_LIMIT = 1_000_000
"""Longest text read, in characters."""
DEPTH_LIMIT = 40
"""Deepest nesting of sequences and mappings."""
NODE_LIMIT = 200_000
"""Most nodes in one file."""

Event = Any
"""A parser event; the stubs of PyYAML know neither its fields nor that it always has marks."""
Mark = Any
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(NamedTuple):
    """A single value, as written."""

    text: str
    span: Span
    plain: bool
    """Whether it stands without quotes and is no block of lines."""

    @property
    def is_null(self) -> bool:
        """Whether the author left the value out: nothing, `~` or `null` without quotes."""
        return self.plain and self.text in _NULLS


class SequenceNode(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


class Entry(NamedTuple):
    """A key of a mapping with its value."""

    key: Scalar
    value: "Node"


class MappingNode(NamedTuple):
    """Keys and values, in the order written."""

    entries: Mapping[str, Entry]
    span: Span

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Scalar | SequenceNode | MappingNode


def parse(text: str, file: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read YAML text into nodes; never raises on any text.

    The node is None when nothing could be read. Diagnostics: source.too-large,
    source.control-character, source.syntax, source.tab, source.empty, source.too-deep,
    source.too-many-nodes, source.duplicate-key, source.key, source.anchor, source.tag,
    source.several-documents; all are errors.
    """
    text = text.removeprefix("\ufeff")
    refusal = _refusal(text, file)
    if refusal is not None:
        return None, (refusal,)
    builder = _Builder(file)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except _StopReadingError:
        return None, tuple(builder.diagnostics)
    except yaml.YAMLError as error:
        builder.diagnostics.append(explained(error, text, file))
        return None, tuple(builder.diagnostics)
    if builder.root is None and not builder.diagnostics:
        builder.report("source.empty", "the file is empty", Span(file), "write the keys it needs")
    return builder.root, tuple(builder.diagnostics)


def _refusal(text: str, file: str) -> Diagnostic | None:
    """Return the reason not to parse the text at all, if there is one."""
    if len(text) > SIZE_LIMIT:
        return Diagnostic(
            code="source.too-large",
            severity="error",
            message=f"the file has {len(text)} characters; the limit is {SIZE_LIMIT}",
            span=Span(file),
            hints=("split the brochure, or take out what does not belong in it",),
        )
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    line, column = _position(text, found.start())
    return Diagnostic(
        code="source.control-character",
        severity="error",
        message=f"the character U+{ord(found[0]):04X} cannot stand in a text file",
        span=Span(file, line, column, line, column + 1),
        hints=("delete it; it is invisible in most editors",),
    )


def _position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character."""
    lines = text[: offset + 1].splitlines(keepends=True)
    return len(lines), len(lines[-1])


class _StopReadingError(Exception):
    """A limit was met; the diagnostics say which."""


class _Frame:
    """A collection whose end has not come yet."""

    __slots__ = ("entries", "items", "key", "start")

    def __init__(self, start: Mark, *, is_mapping: bool) -> None:
        """Open the collection at a mark."""
        self.start = start
        self.items: list[Node] = []
        self.entries: dict[str, Entry] | None = {} if is_mapping else None
        self.key: Scalar | None = None


class _Builder:
    """Turns parser events into nodes without recursion, so depth costs no stack."""

    def __init__(self, file: str) -> None:
        """Start with nothing read."""
        self.file = file
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self._open: list[_Frame] = []
        self._documents = 0
        self._nodes = 0

    def report(self, code: str, message: str, span: Span, *hints: str) -> None:
        """Note an error."""
        self.diagnostics.append(
            Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
        )

    def build(self, events: Iterable[Event]) -> None:
        """Take all events; stops at a limit."""
        scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
        mapping, sequence = yaml.MappingStartEvent, yaml.SequenceStartEvent
        closing = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        for event in events:
            kind = type(event)
            if kind is scalar:
                self._scalar(event)
            elif kind is mapping or kind is sequence:
                self._start(event, is_mapping=kind is mapping)
            elif kind in closing:
                self._end(event)
            elif kind is alias:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _span(self, start: Mark, end: Mark) -> Span:
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            span = self._span(event.start_mark, event.end_mark)
            self.report(
                "source.several-documents",
                "the file holds more than one YAML document",
                span,
                "delete the line '---' and what follows, or move it to a file of its own",
            )
            raise _StopReadingError

    def _scalar(self, event: Event) -> None:
        node = Scalar(
            event.value, self._span(event.start_mark, event.end_mark), event.style in (None, "")
        )
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, node.span)
        if event.style == '"':
            self._refuse_characters(node)
        self._add(node)

    def _refuse_characters(self, node: Scalar) -> None:
        """Report a control character written as an escape."""
        found = _FORBIDDEN.search(node.text)
        if found is not None:
            self.report(
                "source.control-character",
                f"the character U+{ord(found[0]):04X} cannot stand in a text",
                node.span,
                "delete its escape",
            )

    def _start(self, event: Event, *, is_mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, self._span(event.start_mark, event.end_mark))
        if len(self._open) >= DEPTH_LIMIT:
            self.report(
                "source.too-deep",
                f"the nesting is deeper than {DEPTH_LIMIT} levels",
                self._span(event.start_mark, event.end_mark),
                "a brochure needs about ten levels; look for a bracket that is never closed",
            )
            raise _StopReadingError
        self._open.append(_Frame(event.start_mark, is_mapping=is_mapping))

    def _end(self, event: Event) -> None:
        frame = self._open.pop()
        span = self._span(frame.start, event.end_mark)
        if frame.entries is None:
            self._add(SequenceNode(tuple(frame.items), span))
        else:
            self._add(MappingNode(frame.entries, span))

    def _alias(self, event: Event) -> None:
        span = self._span(event.start_mark, event.end_mark)
        self.report(
            "source.anchor",
            f"the alias '*{event.anchor}' is not supported",
            span,
            "write the value out; put quotes around a text that begins with '*'",
        )
        self._add(Scalar("", span, True))

    def _refuse_extras(self, event: Event, span: Span) -> None:
        if event.anchor is not None:
            self.report(
                "source.anchor",
                f"the anchor '&{event.anchor}' is not supported",
                span,
                "write the value out; put quotes around a text that begins with '&'",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                "source.tag",
                f"the tag '{shown}' is not supported",
                span,
                "delete the tag; put quotes around a text that begins with '!'",
            )

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self.report(
                "source.too-many-nodes", f"the file has more than {NODE_LIMIT} values", node.span
            )
            raise _StopReadingError
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if frame.entries is None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            self._enter(frame.entries, frame.key, node)
            frame.key = None

    def _key(self, node: Node) -> Scalar:
        """Return the node as a key; a list or mapping in its place is reported."""
        if isinstance(node, Scalar) and node.text != "<<":
            return node
        self.report(
            "source.key",
            "a key must be a plain word",
            node.span,
            "put quotes around a text that holds braces, brackets or '<<'",
        )
        return Scalar("", node.span, True)

    def _enter(self, entries: dict[str, Entry], key: Scalar, value: Node) -> None:
        earlier = entries.get(key.text)
        if earlier is None:
            entries[key.text] = Entry(key, value)
        elif key.text:
            self.diagnostics.append(
                Diagnostic(
                    code="source.duplicate-key",
                    severity="error",
                    message=f"the key '{key.text}' is written twice",
                    span=key.span,
                    hints=("keep one of the two, or rename one",),
                    related=(("first written here", earlier.key.span),),
                )
            )
