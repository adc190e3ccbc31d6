"""Build: a merged tree of tokens becomes a typed theme.

Takes the tree after `extends`; gives the theme and notes every token that is unknown, missing or
of the wrong kind. The annotations of `tokens` say what each token may hold.
"""

from collections.abc import Hashable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from brochure.content.source import MappingNode, Node, Scalar, SequenceNode
from brochure.content.suggest import did_you_mean
from brochure.themes import tokens
from brochure.themes.scalars import EXPECTED, READERS, Rgb
from brochure.themes.theme import CoverKind, Theme
from brochure.values.diagnostic import Diagnostic
from brochure.values.ink import Ink
from brochure.values.span import Span
from brochure.values.units import Pt

T = TypeVar("T")

_FAILED: Any = object()
_TOP = (
    "format", "extends", "cover", "colors", "figure_sources", "figure_colors", "space", "inset",
    "rules", "icon", "badge", "figure", "page", "type", "components", "fit", "editions",
)  # fmt: skip
_GROUPS: Mapping[str, Any] = {
    "space": tokens.Space,
    "inset": tokens.Inset,
    "rules": tokens.Rules,
    "icon": tokens.Icon,
    "badge": tokens.Badge,
    "figure": tokens.Figure,
    "page": tokens.Page,
    "components": tokens.Components,
}


class Problems:
    """The diagnostics gathered while one theme is read."""

    def __init__(self) -> None:
        """Start with none."""
        self.found: list[Diagnostic] = []

    def add(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Note an error, once for each place."""
        problem = Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
        if problem not in self.found:
            self.found.append(problem)


def build_theme(name: str, tree: MappingNode, problems: Problems) -> Theme | None:
    """Return the theme with its editions, or None where a token cannot be read."""
    theme = _Builder(tree, problems).theme(name)
    editions = tree.get("editions")
    if theme is None or not isinstance(editions, MappingNode):
        return theme
    built = {}
    for key, entry in editions.entries.items():
        if not isinstance(entry.value, MappingNode):
            problems.add("token.type", f"the edition '{key}' must hold tokens", entry.value.span)
            continue
        edition = _Builder(_overlay(tree, entry.value), problems).theme(name)
        if edition is not None:
            built[key] = _scaled(edition, theme)
    return Theme(**{**_fields(theme), "editions": MappingProxyType(built)})


def _fields(theme: Theme) -> dict[str, Any]:
    return {key: getattr(theme, key) for key in theme.__slots__ if not key.startswith("_")}


def _overlay(tree: MappingNode, over: MappingNode) -> MappingNode:
    base = {key: entry for key, entry in tree.entries.items() if key != "editions"}
    return overlay(MappingNode(base, tree.span), over)


def _scaled(edition: Theme, theme: Theme) -> Theme:
    """Return the edition with the scripts' own sizes grown as its roles grew."""
    scripts = {}
    for name, script in edition.scripts.items():
        sizes = {
            role: own._replace(
                size=own.size * edition.roles[role].size / theme.roles[role].size,
                leading=own.leading * edition.roles[role].leading / theme.roles[role].leading,
            )
            for role, own in script.sizes.items()
        }
        scripts[name] = script._replace(sizes=sizes)
    return Theme(**{**_fields(edition), "scripts": MappingProxyType(scripts)})


def overlay(base: MappingNode, over: MappingNode) -> MappingNode:
    """Return `base` with what `over` says; mappings merge, except colours, which replace whole."""
    entries = dict(base.entries)
    for key, entry in over.entries.items():
        below = base.get(key)
        if (
            isinstance(below, MappingNode)
            and isinstance(entry.value, MappingNode)
            and "rgb" not in entry.value.entries
        ):
            entries[key] = entry._replace(value=overlay(below, entry.value))
        else:
            entries[key] = entry
    return MappingNode(entries, over.span)


class _Builder:
    """Reads one tree; `path` in messages is the dotted name of the token."""

    def __init__(self, tree: MappingNode, problems: Problems) -> None:
        self.tree = tree
        self.problems = problems
        self.colors: Mapping[str, Ink] = {}

    def theme(self, name: str) -> Theme | None:
        """Return the theme, or None after a problem."""
        before = len(self.problems.found)
        self._known(self.tree, _TOP, "")
        self.colors = self._inks("colors")
        groups = {key: self._token(self.tree, key, kind, "") for key, kind in _GROUPS.items()}
        type_tree = self._mapping(self.tree, "type", "")
        self._known(type_tree, ("floor", "hyphenate", "roles", "scripts"), "type")
        roles = self._roles(type_tree)
        parts: dict[str, Any] = {
            "cover": self._token(self.tree, "cover", CoverKind, ""),
            "floor": self._token(type_tree, "floor", Pt, "type"),
            "hyphenate": self._token(type_tree, "hyphenate", bool, "type"),
            "figure_inks": self._figure_inks(),
            "roles": roles,
            "scripts": self._scripts(type_tree, roles),
            "fit": self._fit(),
        }
        if len(self.problems.found) > before:
            return None
        return Theme(name=name, colors=self.colors, **groups, **parts)

    def _wrong(self, path: str, expected: str, node: Node) -> Any:  # noqa: ANN401 - stands for any token
        shown = f"'{node.text}'" if isinstance(node, Scalar) else "a list or mapping"
        self.problems.add("token.type", f"{path} is {shown}, not {expected}", node.span)
        return _FAILED

    def _known(self, tree: MappingNode, names: tuple[str, ...], path: str) -> None:
        """Report the keys of a mapping that are not tokens."""
        for key, entry in tree.entries.items():
            if key not in names:
                self.problems.add(
                    "token.unknown",
                    f"'{key}' is not a token of {path or 'a theme'}",
                    entry.key.span,
                    *(did_you_mean(key, names) or (f"the tokens are {', '.join(names)}",)),
                )

    def _mapping(self, tree: MappingNode, key: str, path: str) -> MappingNode:
        """Return a mapping below a key; an empty one after a problem."""
        node = tree.get(key)
        if isinstance(node, MappingNode):
            return node
        if node is None:
            self.problems.add("token.missing", f"{_join(path, key)} has no value", tree.span)
        else:
            self._wrong(_join(path, key), "a mapping", node)
        return MappingNode({}, tree.span)

    def _token(self, tree: MappingNode, key: str, kind: Any, path: str) -> Any:  # noqa: ANN401 - any token type
        """Return the value of one token."""
        node = tree.get(key)
        if node is None:
            self.problems.add("token.missing", f"{_join(path, key)} has no value", tree.span)
            return _FAILED
        return self._value(node, kind, _join(path, key))

    def _value(self, node: Node, kind: Any, path: str) -> Any:  # noqa: ANN401 - any token type
        if kind is not Ink and hasattr(kind, "_fields"):
            return self._group(node, kind, path)
        if kind == tuple[str, ...] or kind == tuple[float, ...]:
            return self._list(node, get_args(kind)[0], path)
        if not isinstance(node, Scalar):
            return self._wrong(path, "a single value", node)
        read = READERS.get(kind)
        if read is not None:
            value = read(node.text)
            return self._wrong(path, EXPECTED[kind], node) if value is None else value
        return self._choice(node, kind, path)

    def _choice(self, node: Scalar, kind: Any, path: str) -> Any:  # noqa: ANN401 - any token type
        """Return an ink, a word of a closed set, or None where the token may be `none`."""
        options = get_args(kind)
        if get_origin(kind) is Literal:
            if node.text in options:
                return node.text
            return self._unknown_name(node, path, options)
        if type(None) in options:
            if node.text == "none":
                return None
            return self._value(node, options[0], path)
        if node.text in self.colors:
            return self.colors[node.text]
        return self._unknown_name(node, path, tuple(self.colors))

    def _unknown_name(self, node: Scalar, path: str, options: tuple[str, ...]) -> Any:  # noqa: ANN401
        self.problems.add(
            "token.type",
            f"{path} cannot be '{node.text}'",
            node.span,
            *(did_you_mean(node.text, options) or (f"it may be {', '.join(options)}",)),
        )
        return _FAILED

    def _group(self, node: Node, kind: type[T], path: str) -> T:
        """Return a group of tokens from its mapping."""
        if not isinstance(node, MappingNode):
            failed: T = self._wrong(path, "a mapping", node)
            return failed
        hints = _hints(cast(Hashable, kind))
        names = tuple(hints)
        self._known(node, names, path)
        values: dict[str, Any] = {}
        defaults = getattr(kind, "_field_defaults", {})
        for name, hint in hints.items():
            if name not in defaults or name in node.entries:
                values[name] = self._token(node, name, hint, path)
        return kind(**values)

    def _list(self, node: Node, kind: Any, path: str) -> Any:  # noqa: ANN401 - any token type
        if not isinstance(node, SequenceNode):
            return self._wrong(path, "a list", node)
        return tuple(self._value(item, kind, path) for item in node.items)

    def _inks(self, section: str) -> Mapping[str, Ink]:
        """Return the colours of a section; `muted: text` lends the ink of another colour."""
        tree = self._mapping(self.tree, section, "")
        found: dict[str, Ink] = dict(self.colors)
        lent: dict[str, Scalar] = {}
        own = []
        for key, entry in tree.entries.items():
            own.append(key)
            if isinstance(entry.value, Scalar):
                lent[key] = entry.value
            else:
                found[key] = self._ink(entry.value, _join(section, key))
        for key, name in lent.items():
            known = {k: ink for k, ink in found.items() if k not in lent or section != "colors"}
            if name.text in known:
                found[key] = known[name.text]
            else:
                found[key] = self._unknown_name(name, _join(section, key), tuple(known))
        return {key: found[key] for key in own}

    def _ink(self, node: Node, path: str) -> Ink:
        """Return the ink of a mapping with `rgb` and perhaps `cmyk`, `spot` and its `tint`."""
        if not isinstance(node, MappingNode):
            failed: Ink = self._wrong(path, 'a colour such as {rgb: "#163F4E"}', node)
            return failed
        self._known(node, Ink._fields, path)
        rgb = self._token(node, "rgb", Rgb, path)
        given = node.entries
        cmyk = self._token(node, "cmyk", tuple[float, ...], path) if "cmyk" in given else None
        if isinstance(cmyk, tuple) and (
            len(cmyk) != 4 or any(v is _FAILED or not 0 <= v <= 100 for v in cmyk)
        ):
            self._wrong(_join(path, "cmyk"), "four percentages from 0 to 100", given["cmyk"].value)
        spot = self._token(node, "spot", str, path) if "spot" in given else None
        overprint = self._token(node, "overprint", bool, path) if "overprint" in given else False
        tint = self._token(node, "tint", float, path) if "tint" in given else 100.0
        return Ink(rgb, cmyk, spot, overprint, tint)

    def _figure_inks(self) -> Mapping[tuple[int, int, int], Ink]:
        sources = self._mapping(self.tree, "figure_sources", "")
        inks = self._inks("figure_colors")
        self._known(
            self._mapping(self.tree, "figure_colors", ""), tuple(sources.entries), "figure_colors"
        )
        found = {}
        for name in sources.entries:
            rgb = self._token(sources, name, Rgb, "figure_sources")
            if name in inks:
                found[rgb] = inks[name]
        return found

    def _roles(self, type_tree: MappingNode) -> Mapping[str, tokens.RoleSpec]:
        tree = self._mapping(type_tree, "roles", "type")
        self._known(tree, tokens.ROLES, "type.roles")
        roles = {}
        for name in tree.entries:
            role = self._token(tree, name, tokens.RoleSpec, "type.roles")
            roles[name] = role
            if role is not _FAILED and role.ink not in self.colors and role.ink is not _FAILED:
                node = tree.entries[name].value
                ink = node.get("ink") if isinstance(node, MappingNode) else None
                if isinstance(ink, Scalar):
                    self._unknown_name(ink, f"type.roles.{name}.ink", tuple(self.colors))
        return roles

    def _scripts(
        self, type_tree: MappingNode, roles: Mapping[str, tokens.RoleSpec]
    ) -> Mapping[str, tokens.Script]:
        tree = self._mapping(type_tree, "scripts", "type")
        self._known(tree, tokens.SCRIPTS, "type.scripts")
        return {
            name: self._script(entry.value, f"type.scripts.{name}", tuple(roles))
            for name, entry in tree.entries.items()
        }

    def _script(self, node: Node, path: str, roles: tuple[str, ...]) -> tokens.Script:
        if not isinstance(node, MappingNode):
            failed: tokens.Script = self._wrong(path, "a mapping", node)
            return failed
        self._known(node, tokens.Script._fields, path)
        sizes = self._mapping(node, "sizes", path)
        self._known(sizes, roles, f"{path}.sizes")
        names = tuple[str, ...]
        return tokens.Script(
            head=self._token(node, "head", names, path),
            text=self._token(node, "text", names, path),
            sizes={
                role: self._size(entry.value, f"{path}.sizes.{role}")
                for role, entry in sizes.entries.items()
            },
            label=self._token(node, "label", names, path) if "label" in node.entries else (),
        )

    def _size(self, node: Node, path: str) -> tokens.SizeSpec:
        values = self._list(node, float, path)
        if isinstance(values, tuple) and len(values) in (2, 3) and _FAILED not in values:
            weight = int(values[2]) if len(values) == 3 else None
            return tokens.SizeSpec(values[0], values[1], weight)
        form = "[size, leading] or [size, leading, weight]"
        failed: tokens.SizeSpec = self._wrong(path, form, node)
        return failed

    def _fit(self) -> tuple[tokens.FitLevel, ...]:
        node = self.tree.get("fit")
        if not isinstance(node, SequenceNode):
            self.problems.add("token.missing", "fit has no list of levels", self.tree.span)
            return ()
        return tuple(self._fit_level(item, f"fit.{i}") for i, item in enumerate(node.items, 1))

    def _fit_level(self, node: Node, path: str) -> tokens.FitLevel:
        if not isinstance(node, MappingNode):
            failed: tokens.FitLevel = self._wrong(path, "a mapping", node)
            return failed
        self._known(node, tokens.FitLevel._fields, path)
        to = node.get("to")
        values: tuple[float, ...] = ()
        if isinstance(to, SequenceNode):
            values = self._list(to, Pt, f"{path}.to")
        elif to is not None:
            values = (self._value(to, Pt, f"{path}.to"),)
        scripts = node.get("scripts")
        ratios = {}
        if isinstance(scripts, MappingNode):
            self._known(scripts, tokens.SCRIPTS, f"{path}.scripts")
            ratios = {
                key: self._value(entry.value, float, f"{path}.scripts.{key}")
                for key, entry in scripts.entries.items()
            }
        return tokens.FitLevel(self._token(node, "step", tokens.FitStep, path), values, ratios)


@cache
def _hints(kind: Hashable) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
