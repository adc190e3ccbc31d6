"""The package's own source as data: modules, their imports, calls and definitions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "brochure"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, parsed."""

    name: str
    """Path below the package without suffix, with slashes: `layout/fit`."""
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first part of the name: a room, or a module of the top level."""
        return self.name.split("/")[0]

    def imports(self) -> Iterator[tuple[str, bool]]:
        """Yield each imported module's dotted name and whether it is imported late.

        Late is inside a function, or for type checkers only.
        """
        top = set(_outside_functions(self.tree))
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name, node not in top
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module, node not in top

    def libraries(self) -> set[str]:
        """Return the first parts of all imported names, `brochure` left out."""
        return {name.split(".")[0] for name, _ in self.imports()} - {"brochure"}

    def calls(self) -> set[str]:
        """Return the dotted source text of everything that is called."""
        return {ast.unparse(n.func) for n in ast.walk(self.tree) if isinstance(n, ast.Call)}


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        for_types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        if not for_types and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from _outside_functions(child)


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules of the package in sorted order."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        found.append(Module(name, text.count("\n"), ast.parse(text)))
    return tuple(found)
