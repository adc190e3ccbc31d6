"""A session: a project's files and what is kept of them between builds.

Everything is kept by value, under a digest of what it was made from, so an edited file is read anew
and nothing goes stale. A session serves one thread.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from brochure.content.own_language import read_language
from brochure.content.plan import read_plan
from brochure.content.read import Project, read_document, read_project
from brochure.errors import FileMissingError, ProjectError
from brochure.forms.document import Document
from brochure.forms.pages import FontKey
from brochure.languages import catalog as catalogs
from brochure.languages import pseudo
from brochure.languages.language import PSEUDO, Language, declare
from brochure.languages.language import load as load_language
from brochure.languages.localize import localize
from brochure.layout import product as products
from brochure.layout.own_products import read_product
from brochure.layout.product import Product
from brochure.pdf.cache import PdfCache
from brochure.pipeline import fonts, side_inputs
from brochure.pipeline.assets import Assets, explained
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.themes import read as themes
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.digest import digest
from brochure.workspace import FONT_LIST, Files, font_folder

PROJECT_FILE = "brochure.yaml"
CONTENT = "content"
FONTS = "fonts/fonts.yaml"
THEMES = "themes"
LANGUAGES = "languages"
PLANS = "products"
"""Folder of the panel plans in that of a brochure, and of a project's own products."""
KEPT = 64
"""Results kept of each kind."""

Value = TypeVar("Value")


class Found(NamedTuple):
    """A document, where it could be made, and everything found on the way."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    digest: str
    """Name of what it was made from."""


class _Read(NamedTuple):
    """A document with the state its pictures had."""

    assets: tuple[tuple[str, str], ...]
    found: Found


class FoundTheme(NamedTuple):
    """A theme, where it could be read, and everything found on the way."""

    theme: Theme | None
    diagnostics: tuple[Diagnostic, ...]


class Session:
    """A project with the caches that make the second build quick."""

    def __init__(self, files: Files, *, font_keys: Iterable[FontKey] | None = None) -> None:
        """Open a project; faces are those of the installation and of the project unless given."""
        self.files = files
        self.texts = TextCache()
        self.pdf = PdfCache()
        self._given_keys = None if font_keys is None else tuple(font_keys)
        self._memos: dict[str, dict[Hashable, object]] = {}

    # ------------------------------------------------------------------ the project

    @property
    def project(self) -> Project:
        """What the project file declares; raises ProjectError where it cannot be read."""
        text, problems = self.text(PROJECT_FILE) if self.files.exists(PROJECT_FILE) else ("", ())

        def read() -> Project:
            project, found = read_project(text or "", PROJECT_FILE)
            if has_errors(problems + found) or project is None:
                raise ProjectFileError(problems + found)
            return project

        return self.kept("project", digest(text or "", *(p.message for p in problems)), read)

    def brochure_names(self) -> tuple[str, ...]:
        """Return the ids of the brochures: folders of `content` that hold a `brochure.yaml`."""
        parts = (path.split("/") for path in self.files.list_files(CONTENT))
        return tuple(sorted(p[1] for p in parts if len(p) == 3 and p[2] == PROJECT_FILE))

    def folder(self, brochure: str) -> str:
        """Return the folder of a brochure."""
        return f"{CONTENT}/{brochure}"

    def language_names(self, brochure: str) -> tuple[str, ...]:
        """Return the source language of a brochure, then those it has catalogs for, sorted."""
        folder = f"{self.folder(brochure)}/languages"
        names = (path[len(folder) + 1 :] for path in self.files.list_files(folder))
        catalogs_ = sorted(
            n.removesuffix(".po") for n in names if n.endswith(".po") and "/" not in n
        )
        source = self.source_language(brochure)
        return (source, *(tag for tag in catalogs_ if tag != source))

    def source_language(self, brochure: str) -> str:
        """Return the language a brochure is written in; English where that cannot be read."""
        return self._glance(brochure, "language").strip("\"'") or "en"

    def products_of(self, brochure: str) -> tuple[str, ...]:
        """Return the products a brochure says it is made as; none where the project decides."""
        listed = self._glance(brochure, "products").strip("[]").split(",")
        return tuple(name for part in listed if (name := part.strip().strip("\"'")))

    def _glance(self, brochure: str, key: str) -> str:
        """Return what stands behind a key of a brochure, on its line.

        A look at the top level, not a reading: an unchanged brochure is not read at all.
        """
        text, _ = self.text(f"{self.folder(brochure)}/{PROJECT_FILE}")
        for line in (text or "").splitlines():
            if line.startswith(f"{key}:"):
                return line.partition(":")[2].partition("#")[0].strip()
        return ""

    def text(self, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """Return the text of a file."""
        return self.files.read_text(path)

    # ------------------------------------------------------------------ documents

    def document(self, brochure: str) -> Found:
        """Return a brochure in its source language."""
        path = f"{self.folder(brochure)}/{PROJECT_FILE}"
        text, problems = self.text(path)
        assets = Assets(self.files, self.folder(brochure))
        if text is None:
            return Found(None, problems, "")
        memo = self._memo("document")
        variables = self.project.variables
        plans = self._plans(brochure)
        approvals = side_inputs.approvals_source(self.files, self.folder(brochure))
        name = (brochure, text, approvals, *sorted(variables.items()), *plans)
        known = memo.get(name)
        if isinstance(known, _Read) and assets.is_current(known.assets):
            return known.found
        document, found = read_document(text, path, assets=assets, variables=variables)
        for plan_path, plan_text, plan_problems in plans:
            found += plan_problems
            if document is not None and plan_text is not None:
                document, more = read_plan(plan_text, plan_path, document, assets=assets)
                found += more
        if document is not None and approvals:
            folder = self.folder(brochure)
            document, more = side_inputs.with_approvals(self.files, folder, document)
            found += more
        state = assets.state()
        key = digest(repr(name), *(part for asset in state for part in asset))
        result = Found(document, problems + explained(found, assets.problems), key)
        memo[name] = _Read(state, result)
        _bound(memo)
        return result

    def plan_names(self, brochure: str) -> tuple[str, ...]:
        """Return the products that a brochure has panel plans for."""
        folder = f"{self.folder(brochure)}/{PLANS}/"
        paths = self.files.list_files(folder[:-1])
        names = (path.removeprefix(folder).removesuffix(".yaml") for path in sorted(paths))
        return tuple(name for name in names if f"{folder}{name}.yaml" in paths and "/" not in name)

    def _plans(self, brochure: str) -> tuple[tuple[str, str | None, tuple[Diagnostic, ...]], ...]:
        """Return path, text and problems of the panel plans of a brochure."""
        folder = f"{self.folder(brochure)}/{PLANS}"
        paths = [f"{folder}/{name}.yaml" for name in self.plan_names(brochure)]
        return tuple((path, *self.text(path)) for path in paths)

    def localized(self, brochure: str, tag: str, product: str | None = None) -> Found:
        """Return a brochure in a language, with the findings of source and translation.

        With a product, the panel plans of others are left out, so that what they lack is no
        finding of this one.
        """
        whole = source = self.document(brochure)
        if source.document is None:
            return source
        if product is not None:
            source = _only(source, source.document, product)
        assert source.document is not None
        if tag == source.document.language:
            return self._localized(source, source.document, tag, None)
        if tag in PSEUDO:
            return self._tried(brochure, source, source.document, tag, product)
        known = _plan_keys(whole)
        path = side_inputs.catalog_path(self.folder(brochure), tag)
        try:
            text, problems = side_inputs.catalog_text(self.files, path)
        except FileMissingError:
            # `localize` says that there is no translation.
            return self._localized(source, source.document, tag, None)
        if text is None:
            return Found(None, source.diagnostics + problems, "")
        return self._localized(source, source.document, tag, (text, path), known)

    def _tried(
        self, brochure: str, source: Found, document: Document, tag: str, product: str | None
    ) -> Found:
        """Return a brochure in a pseudo-language, which needs no catalog of its own."""
        if tag == pseudo.ACCENTS:
            made = pseudo.pseudo_catalog(document)
            local, found = localize(document, load_language(tag), made)
            return Found(local, source.diagnostics + found, digest(source.digest, tag))
        names = self.language_names(brochure)
        all_ = [self.localized(brochure, name, product) for name in names]
        others = [found.document for found in all_[1:] if found.document is not None]
        local = pseudo.longest(all_[0].document or document, others)
        key = digest(tag, *(found.digest for found in all_))
        return Found(local, source.diagnostics, key)

    def _localized(
        self,
        source: Found,
        document: Document,
        tag: str,
        written: tuple[str, str] | None,
        known: frozenset[str] = frozenset(),
    ) -> Found:
        key = digest(source.digest, tag, *(written or ()))

        def make() -> Found:
            catalog = catalogs.read_catalog(*written) if written is not None else None
            local, found = localize(document, self.language(tag), catalog, known=known)
            return Found(local, source.diagnostics + found, key)

        return self.kept("localized", key, make)

    # ------------------------------------------------------------------ languages

    def language(self, tag: str) -> Language:
        """Return a language of the project, or of the program, with the digits chosen for it.

        Raises ProjectError for one that neither has or that cannot be read.
        """
        path = f"{LANGUAGES}/{tag}/language.yaml"
        is_own = self.files.exists(path)
        language = self._own_language(tag, path) if is_own else load_language(tag)
        if tag in self.project.native_digits:
            language = replace(language, digits=language.native_digits)
        if is_own:
            declare(language)
        return language

    def _own_language(self, tag: str, path: str) -> Language:
        text, problems = self.text(path)

        def read() -> Language:
            language, found = read_language(tag, text or "", path)
            if language is None or has_errors(problems + found):
                raise LanguageFileError(path, problems + found)
            return language

        return self.kept("language", digest(tag, text or ""), read)

    # ------------------------------------------------------------------ products

    def products_known(self) -> tuple[str, ...]:
        """Return the names of all products, the project's own among them."""
        return tuple(sorted({*products.names(), *self._own_products()}))

    def product(self, name: str) -> Product:
        """Return a product by name; the project's own files win over built-in ones.

        Raises ProjectError for one that there is not or that cannot be read.
        """
        return self._product(name, ())

    def _product(self, name: str, below: tuple[str, ...]) -> Product:
        path = self._own_products().get(name)
        if path is None or name in below:
            return products.load(name)
        text, problems = self.text(path)
        made, found = read_product(
            name, text or "", path, lambda base: self._product(base, (*below, name))
        )
        if made is None or has_errors(problems + found):
            raise ProductFileError(path, problems + found)
        return made

    def _own_products(self) -> dict[str, str]:
        paths = self.files.list_files(PLANS)
        return {
            path[len(PLANS) + 1 : -len(".yaml")]: path for path in paths if path.endswith(".yaml")
        }

    # ------------------------------------------------------------------ looks

    def theme_names(self) -> tuple[str, ...]:
        """Return the names of the project's own themes and the built-in ones."""
        return tuple(sorted({*self._own_themes(), *themes.built_in()}))

    def theme(self, name: str) -> FoundTheme:
        """Return a theme; the project's own files win over built-in ones."""
        own: dict[str, str] = {}
        for known, path in self._own_themes().items():
            text, problems = self.text(path)
            if text is not None:
                own[known] = text
            elif known == name:
                return FoundTheme(None, problems)
        key = digest(name, *(part for item in sorted(own.items()) for part in item))
        return self.kept("theme", key, lambda: FoundTheme(*themes.read_theme(name, own)))

    def _own_themes(self) -> dict[str, str]:
        paths = self.files.list_files(THEMES)
        return {
            path[len(THEMES) + 1 : -len(".yaml")]: path for path in paths if path.endswith(".yaml")
        }

    @cached_property
    def font_keys(self) -> tuple[FontKey, ...]:
        """The faces of the project, then those of the installation."""
        if self._given_keys is not None:
            return self._given_keys
        own = fonts.font_keys(self.files, FONTS) if self._has_own_fonts() else ()
        return own + fonts.font_keys(font_folder())

    def _has_own_fonts(self) -> bool:
        if not self.files.exists(FONTS):
            return False
        # In a clone of the program itself the project's list is the installation's.
        return self.files.locate(FONTS) != font_folder().locate(FONT_LIST)

    @cached_property
    def book(self) -> FontBook:
        """The font book of the project."""
        return FontBook(self.font_keys)

    # ------------------------------------------------------------------ memory

    def _memo(self, kind: str) -> dict[Hashable, object]:
        return self._memos.setdefault(kind, {})

    def kept(self, kind: str, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what is kept under a key, or make and keep it; the oldest goes first."""
        memo = self._memo(kind)
        if key not in memo:
            memo[key] = make()
            _bound(memo)
        return memo[key]  # type: ignore[return-value]  # one type of value for each kind


class ProjectFileError(ProjectError):
    """The project file has errors; they are shown like those of content."""

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings."""
        super().__init__("the project file has errors", f"Mend {PROJECT_FILE}.")
        self.diagnostics = diagnostics


def _only(source: Found, document: Document, product: str) -> Found:
    """Return a document with the panel plan of one product, or with none."""
    plans = tuple(plan for plan in document.plans if plan.product == product)
    if len(plans) == len(document.plans):
        return source
    key = digest(source.digest, product)
    return Found(replace(document, plans=plans), source.diagnostics, key)


def _plan_keys(source: Found) -> frozenset[str]:
    """Return the keys of the texts of all panel plans."""
    plans = source.document.plans if source.document is not None else ()
    parts = (part for plan in plans for panel in plan.panels for part in panel.parts)
    return frozenset(part.text.key for part in parts if part.text is not None)


class ProductFileError(ProjectFileError):
    """A product of the project has errors."""

    def __init__(self, path: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings."""
        super().__init__(diagnostics)
        self.message, self.remedy = "a product of the project has errors", f"Mend {path}."


class LanguageFileError(ProjectFileError):
    """The file of a language of the project has errors."""

    def __init__(self, path: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings."""
        ProjectError.__init__(self, f"{path} has errors", f"Mend {path}.")
        self.diagnostics = diagnostics


def _bound(memo: dict[Hashable, object]) -> None:
    """Drop the oldest result where too many are kept."""
    if len(memo) > KEPT:
        del memo[next(iter(memo))]
