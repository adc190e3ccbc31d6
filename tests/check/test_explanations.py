"""Every code a message can have is explained."""

import ast
import re
from pathlib import Path

import pytest

from brochure.check.explanations import Explanation, explain, explanations

PACKAGE = Path(__file__).parent.parent.parent / "brochure"
FAMILIES = (
    "asset|block|catalog|computed|draft|field|figure|font|handout|heading|id|image|import|impose|inline|key|language|layout|"
    "letter|link|mail|pdf|picture|plan|preflight|press|product|recipients|reference|source|text|theme|token|"
    "translation|value|variable|waiver"
)
CODE = re.compile(rf"({FAMILIES})\.[a-z]+(-[a-z]+)*|(?:ACC|CON|CTL|LAW|LOC|NUM|PLN|PRI)-\d\d[a-z]?")
NO_CODES = {"language.name", "mail.ru", "mail.yaml", "pdf.promises", "recipients.csv"}
"""Strings of that form that are something else."""


def written_codes() -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if "explanations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
        found |= {s for s in strings if isinstance(s, str) and CODE.fullmatch(s)}
        found |= declared(tree)
    return found - NO_CODES


def declared(tree: ast.Module) -> set[str]:
    """Return the codes that docstrings announce in backquotes or after 'Diagnostics:'."""
    nodes = [n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef)]
    texts = [ast.get_docstring(node) or "" for node in nodes]
    return {m[0] for t in texts if "iagnostics:" in t or "odes" in t for m in CODE.finditer(t)}


def test_every_code_in_the_source_is_explained() -> None:
    codes = written_codes()
    assert len(codes) > 60
    assert sorted(code for code in codes if explain(code) is None) == []


def test_every_explanation_is_of_a_code_in_the_source() -> None:
    assert sorted({entry.code for entry in explanations()} - written_codes()) == []


def test_no_code_is_explained_twice() -> None:
    codes = [entry.code for entry in explanations()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("entry", explanations(), ids=lambda entry: entry.code)
def test_an_explanation_says_what_why_and_shows_both_examples(entry: Explanation) -> None:
    assert entry.what.endswith(".")
    assert entry.why.endswith(".")
    assert entry.bad.strip()
    assert entry.good.strip()
    assert entry.bad != entry.good
