"""YAML text becomes nodes with places; whatever is unsafe or unclear is refused with a place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.source import (
    DEPTH_LIMIT,
    SIZE_LIMIT,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    parse,
)


def dump(node: Node | None) -> object:
    match node:
        case Scalar(text=text):
            return text
        case SequenceNode(items=items):
            return [dump(item) for item in items]
        case MappingNode(entries=entries):
            return {key: dump(entry.value) for key, entry in entries.items()}
    return None


def codes(text: str) -> list[str]:
    return [d.code for d in parse(text, "a.yaml")[1]]


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "on", "null", "~", "2026-11-22", "1:30", "010", "0x1F", "1e3", "0.10", "NaN"],
)
def test_plain_scalars_keep_the_characters_of_the_author(value: str) -> None:
    node, found = parse(f"key: {value}", "a.yaml")
    assert (dump(node), found) == ({"key": value}, ())


def test_only_an_unquoted_null_counts_as_left_out() -> None:
    node, _ = parse("[~, null, '~', 'null', \"\", '', nil]", "a.yaml")
    assert isinstance(node, SequenceNode)
    assert [item.is_null for item in node.items if isinstance(item, Scalar)] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip


def test_nodes_know_line_and_column_from_one() -> None:
    node, _ = parse("a:\n  - x\n  - kö: 셋 y\n", "a.yaml")
    assert isinstance(node, MappingNode)
    items = node.get("a")
    assert isinstance(items, SequenceNode)
    assert items.items[0].span == ("a.yaml", 2, 5, 2, 6)
    inner = items.items[1]
    assert isinstance(inner, MappingNode)
    assert inner.entries["kö"].key.span[1:] == (3, 5, 3, 7)
    assert inner.entries["kö"].value.span[1:] == (3, 9, 3, 12)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "source.empty", 1, 1),
        ("# only a comment\n", "source.empty", 1, 1),
        ("a: [", "source.syntax", 2, 1),
        ("a: b: c", "source.syntax", 1, 5),
        ("a:\n\tb: 1", "source.tab", 2, 1),
        ("a:\n  \tb: 1\n  c: 2", "source.tab", 2, 3),
        ("a: 1\nb: 2\na: 3", "source.duplicate-key", 3, 1),
        ("a: !!python/object/apply:os.system [ls]", "source.tag", 1, 4),
        ("a: !!str 5", "source.tag", 1, 4),
        ("a: &x 1", "source.anchor", 1, 4),
        ("a: *x", "source.anchor", 1, 4),
        ("a: 1\n---\nb: 2", "source.several-documents", 2, 1),
        ("? [x]\n: y", "source.key", 1, 3),
        ("<<: {a: 1}", "source.key", 1, 1),
        ("a: x\x00y", "source.control-character", 1, 5),
        ("a: 1\nb: \x1b[31m", "source.control-character", 2, 4),
        ('a: "x\\0y"', "source.control-character", 1, 4),
        ("a: @home", "source.syntax", 1, 4),
    ],
)
def test_what_is_refused_is_refused_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    first = parse(text, "a.yaml")[1][0]
    assert first.span is not None
    assert (first.code, first.span.line, first.span.column) == (code, line, column)
    assert first.severity == "error"


def test_a_thousand_levels_are_refused_without_a_deep_stack() -> None:
    for opening in ("[", "{a: ", "- "):
        assert codes(opening * 1000) == ["source.too-deep"]
    block = "".join(f"{' ' * level}k:\n" for level in range(1000))
    assert codes(block) == ["source.too-deep"]


def test_the_deepest_allowed_nesting_is_read() -> None:
    text = "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT
    assert codes(text) == []
    assert codes(f"[{text}]") == ["source.too-deep"]


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    node, found = parse("\n".join(lines), "bomb.yaml")
    assert {d.code for d in found} == {"source.anchor"}
    assert len(str(node)) < 100_000


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert codes("a: " + "x" * SIZE_LIMIT) == ["source.too-large"]


def test_every_duplicate_points_at_the_first() -> None:
    _, found = parse("a: 1\na: 2\na: 3", "a.yaml")
    assert [d.related[0][1].line for d in found] == [1, 1]


def test_a_byte_order_mark_does_not_move_columns() -> None:
    node, found = parse("\ufeffa: 1", "a.yaml")
    assert not found
    assert isinstance(node, MappingNode)
    assert node.entries["a"].key.span.column == 1


@given(st.text())
def test_no_text_makes_the_parser_raise(text: str) -> None:
    node, found = parse(text, "a.yaml")
    assert node is not None or found


@given(st.text(alphabet="abé한: -[]{}'\"\n\t#&*!|>%@`,?~0", max_size=60))
def test_no_yaml_like_text_makes_the_parser_raise(text: str) -> None:
    node, found = parse(text, "a.yaml")
    assert node is not None or found
    lines = text.splitlines()
    for diagnostic in found:
        assert diagnostic.span is not None
        assert 1 <= diagnostic.span.line <= len(lines) + 1


_LETTERS = st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["Cc"])
_TREES = st.recursive(
    st.text(alphabet=_LETTERS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(_TREES)
def test_what_json_writes_the_parser_reads_back(tree: object) -> None:
    node, found = parse(json.dumps(tree), "a.yaml")
    assert (dump(node), found) == (tree, ())
