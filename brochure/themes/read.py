"""Read: theme files become typed themes.

Takes YAML text by theme name; gives a `Theme` and every problem with its place. A theme says only
what differs from the theme it `extends` (`hershe` when it names none), so that every token has a
value; a token nobody knows is an error with a hint.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from brochure.content.source import MappingNode, Scalar, parse
from brochure.content.suggest import near_miss
from brochure.errors import ProjectError
from brochure.themes.build import Problems, build_theme, overlay
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.span import Span

FORMAT = "brochure-theme/1"
BASE = "hershe"
EXTENDS_LIMIT = 8
_FOLDER = Path(__file__).parent


def built_in() -> tuple[str, ...]:
    """Return the names of the themes that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load_theme(name: str) -> Theme:
    """Return a built-in theme.

    Raises:
        ProjectError: if there is none of that name.
    """
    theme, problems = read_theme(name, {})
    if theme is None:
        raise ProjectError(problems[0].message, " ".join(problems[0].hints))
    return theme


def read_theme(name: str, own: Mapping[str, str]) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme `name`, from the project's own files or the built-in ones.

    Args:
        name: the theme wanted.
        own: text of `themes/<name>.yaml` of the project, by name; they win over built-in ones.

    Diagnostics: theme.unknown, theme.loop, token.unknown, token.type, token.missing, and those of
    `content.source`; all errors, and then there is no theme.
    """
    problems = Problems()
    tree = _merged_tree(name, own, problems, ())
    theme = None if tree is None else build_theme(name, tree, problems)
    found = tuple(problems.found)
    return (None if has_errors(found) else theme), found


def _text_of(name: str, own: Mapping[str, str]) -> tuple[str, str] | None:
    """Return file name and text of a theme."""
    if name in own:
        return f"themes/{name}.yaml", own[name]
    if name in built_in():
        text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        return f"<program>/themes/{name}.yaml", text
    return None


def _merged_tree(
    name: str,
    own: Mapping[str, str],
    problems: Problems,
    below: tuple[str, ...],
    span: Span | None = None,
) -> MappingNode | None:
    """Return the theme's tree laid over the tree of the theme it extends."""
    source = _text_of(name, own)
    if source is None:
        choices = sorted({*own, *built_in()})
        problems.add(
            "theme.unknown", f"there is no theme '{name}'", span, *_hints(name, choices, "themes")
        )
        return None
    file, text = source
    tree, found = parse(text, file)
    problems.found.extend(found)
    if not isinstance(tree, MappingNode):
        if tree is not None:
            problems.add("token.type", "a theme is a mapping of tokens", tree.span)
        return None
    parent = _parent(name, tree, own)
    if parent is None:
        return tree
    if parent.text == name and name in own and name in built_in():
        own = {key: value for key, value in own.items() if key != name}
    elif parent.text in (*below, name) or len(below) > EXTENDS_LIMIT:
        problems.add("theme.loop", f"the theme '{name}' extends itself", parent.span)
        return None
    base = _merged_tree(parent.text, own, problems, (*below, name), parent.span)
    return None if base is None else overlay(base, tree)


def _parent(name: str, tree: MappingNode, own: Mapping[str, str]) -> Scalar | None:
    """Return the name of the theme to extend; the built-in base extends nothing."""
    node = tree.get("extends")
    if isinstance(node, Scalar):
        return node
    if name == BASE and name not in own:
        return None
    return Scalar(BASE, tree.span, plain=True)


def _hints(name: str, choices: list[str], what: str) -> tuple[str, ...]:
    guess = near_miss(name, choices)
    if guess:
        return (f"did you mean '{guess}'?",)
    return (f"the {what} are {', '.join(choices)}",)
