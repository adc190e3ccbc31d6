"""Variants: what a kind of job allows, as data with sources; `variants/*.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from brochure.content.keys import plain_data
from brochure.content.source import parse
from brochure.content.suggest import near_miss
from brochure.errors import ProjectError

FORMAT = "brochure-preflight/1"
_FOLDER = Path(__file__).parent / "variants"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A threshold: beyond `error` a file is refused, beyond `warning` somebody should look."""

    error: float | None
    warning: float | None
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The thresholds of a kind of job."""

    name: str
    summary: str
    stock: str
    """`coated` or `uncoated`."""
    transparency: bool
    """Whether anything may let the ground through."""
    limits: Mapping[str, Limit]

    def error(self, name: str) -> float:
        """Return the figure beyond which a file is refused."""
        value = self.limits[name].error
        assert value is not None, name
        return value

    def warning(self, name: str) -> float:
        """Return the figure beyond which somebody should look, else that of errors."""
        limit = self.limits[name]
        value = limit.warning if limit.warning is not None else limit.error
        assert value is not None, name
        return value


@cache
def names() -> tuple[str, ...]:
    """Return the names of the variants, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load(name: str) -> Variant:
    """Return a variant; ProjectError for a name that is none."""
    if name not in names():
        near = near_miss(name, names())
        hint = f"Did you mean '{near}'? " if near else ""
        listed = f"Variants are: {', '.join(names())}."
        raise ProjectError(f"there is no preflight profile '{name}'", hint + listed)
    tree = _tree(name)
    limits = {key: _limit(value) for key, value in tree["limits"].items()}
    return Variant(
        name=name,
        summary=tree["summary"],
        stock=tree["stock"],
        transparency=tree["transparency"] == "true",
        limits=MappingProxyType(limits),
    )


def _tree(name: str) -> dict[str, Any]:
    """Return the data of a variant laid over those of the one it extends."""
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    node, problems = parse(text, f"{name}.yaml")
    assert node is not None and not problems, problems  # noqa: PT018 - our own data
    data: dict[str, Any] = plain_data(node)
    assert data.pop("format") == FORMAT, name
    base = data.pop("extends", None)
    if base is None:
        return data
    below = _tree(base)
    return {**below, **data, "limits": {**below["limits"], **data.get("limits", {})}}


def _limit(data: Mapping[str, str]) -> Limit:
    error, warning = data.get("error"), data.get("warning")
    return Limit(
        error=float(error) if error is not None else None,
        warning=float(warning) if warning is not None else None,
        unit=data["unit"],
        source=data["source"],
    )
