"""The plan: which outputs a command or a call means.

Takes a session and a choice of names, gives targets; a wrong name is a ProjectError with a hint.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brochure.content.suggest import near_miss
from brochure.errors import ProjectError
from brochure.paper.sheets import sheet
from brochure.pdf import profiles
from brochure.pipeline.session import Session

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody asked for; an empty part means what the project declares."""

    brochures: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    theme: str | None = None
    imposed: str = ""
    """Paper that pages are put on; empty for pages as they are read."""
    marks: bool = False
    """Whether marks for cutting, folding and printing are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One file to make."""

    brochure: str
    language: str
    product: str
    profile: str
    theme: str
    imposed: str = ""
    marks: bool = False

    @property
    def path(self) -> str:
        """Where the file goes, below the output folder."""
        parts = [self.brochure, self.product, self.profile]
        if self.imposed:
            parts.append(f"on-{self.imposed.lower()}")
        if self.marks:
            parts.append("marks")
        return f"{self.folder}/{'-'.join(parts)}.pdf"

    @property
    def folder(self) -> str:
        """The folder of the file, below the output folder."""
        return f"{self.brochure}/{self.language}"


def plan(session: Session, choice: Choice) -> tuple[Target, ...]:
    """Return the targets in a fixed order; raises ProjectError for names that do not exist."""
    project = session.project
    theme = _known("theme", choice.theme or project.theme, session.theme_names())
    declared = {name: session.products_of(name) for name in _brochures(session, choice)}
    chosen_products = {
        name: _products(session, name, choice.products or own or project.products)
        for name, own in declared.items()
    }
    chosen_profiles = _pick("profile", choice.profiles, project.profiles, profiles.names())
    return tuple(
        Target(
            brochure=brochure,
            language=language,
            product=product,
            profile=profile,
            theme=theme,
            imposed=sheet(choice.imposed).name if choice.imposed else "",
            marks=choice.marks,
        )
        for brochure in declared
        for language in _languages(session, brochure, choice)
        for product in chosen_products[brochure]
        for profile in chosen_profiles
    )


def _products(session: Session, brochure: str, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the products meant; `all` leaves out what is folded and has no panel plan."""
    known = session.products_known()
    if ALL not in asked:
        names = _pick("product", asked, (), known)
        for name in names:
            session.product(name)  # a file of the project with errors is told before any build
        return names
    plans = session.plan_names(brochure)
    return tuple(name for name in known if name in plans or not session.product(name).fold)


def _brochures(session: Session, choice: Choice) -> tuple[str, ...]:
    known = session.brochure_names()
    if not known:
        raise ProjectError(
            "the project has no brochure",
            "Write one in content/ID/brochure.yaml, or start with 'brochure new DIR'.",
        )
    return _pick("brochure", choice.brochures, session.project.brochures, known)


def _languages(session: Session, brochure: str, choice: Choice) -> tuple[str, ...]:
    """Return a brochure's languages; one without a catalog is a diagnostic of its own output."""
    declared = choice.languages or session.project.languages
    if not declared or ALL in declared:
        return session.language_names(brochure)
    return _unique("+".join(_tags(session, asked)) for asked in declared)


def _tags(session: Session, asked: str) -> list[str]:
    """Return the tags of one edition: two, joined by `+`, set both languages side by side."""
    parts = asked.split("+")
    if len(parts) > 2:
        raise ProjectError(f"'{asked}' names {len(parts)} languages", "An edition has two at most.")
    return [session.language(tag).tag for tag in parts]


def _pick(
    kind: str, asked: Sequence[str], declared: Sequence[str], known: Sequence[str]
) -> tuple[str, ...]:
    """Return what is asked for, else what is declared, else everything there is."""
    names = asked or declared or known
    if ALL in names:
        return tuple(known)
    return _unique(_known(kind, name, known) for name in names)


def _known(kind: str, name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    near = near_miss(name, known)
    listed = f"There are: {', '.join(known)}."
    raise ProjectError(
        f"there is no {kind} '{name}'", f"Did you mean '{near}'? {listed}" if near else listed
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
