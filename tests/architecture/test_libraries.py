"""Which rooms may know which libraries (architecture law 6)."""

import sys
import tomllib

from tests.architecture.source import ROOT, Module, modules

HOMES = {
    "charset_normalizer": {"handouts", "intake"},
    "click": {"cli"},
    "cryptography": {"pdf"},
    "distributed": {"handouts"},
    "dkim": {"mail"},
    "email_validator": {"handouts"},
    "fontTools": set[str](),
    "icu4py": {"text"},
    "keyring": {"mail"},
    "markdown_it": {"intake"},
    "openpyxl": {"handouts"},
    "pg8000": {"mail"},
    "pikepdf": {"handouts", "press"},
    "PIL": {"pictures", "pdf", "press"},
    "polib": {"languages"},
    "pydantic": {"blocks", "content", "layout"},  # products of a project are read like content
    "pypdfium2": {"intake", "pictures"},
    "pyphen": {"text"},
    "reportlab": {"pdf"},
    "rich": {"cli"},
    "segno": {"pictures"},
    "sqlalchemy": {"handouts"},
    "uharfbuzz": {"text", "pdf"},
    "yaml": {"content"},
}
"""The rooms that may import each library."""

DISTRIBUTIONS = {
    "charset_normalizer": "charset-normalizer",
    "dkim": "dkimpy",
    "markdown_it": "markdown-it-py",
    "PIL": "pillow",
    "email_validator": "email-validator",
    "sqlalchemy": "SQLAlchemy",
    "yaml": "pyyaml",
}
PARTS = {"pydantic_core": "pydantic"}
"""Libraries that come as a part of another."""
HEAVY = {
    "charset_normalizer",
    "cryptography",
    "distributed",
    "email_validator",
    "markdown_it",
    "openpyxl",
    "sqlalchemy",
    "pypdfium2",
    "pikepdf",
    "PIL",
    "polib",
    "segno",
    "pyphen",
    "rich",
}


def third_party(module: Module) -> set[str]:
    outside = module.libraries() - sys.stdlib_module_names
    return {PARTS.get(name, name) for name in outside}


def test_only_its_rooms_import_a_library() -> None:
    strays = [
        f"{module.name} imports {library}"
        for module in modules()
        for library in sorted(third_party(module))
        if module.room not in HOMES.get(library, set())
    ]
    assert strays == []


def test_harfbuzz_is_known_to_the_fonts_of_pdf_and_no_other_module_there() -> None:
    users = {m.name for m in modules() if m.room == "pdf" and "uharfbuzz" in m.libraries()}
    assert all(name.startswith("pdf/fonts") for name in users)


def test_reportlab_is_behind_one_module() -> None:
    users = {module.name for module in modules() if "reportlab" in module.libraries()}
    assert users == {"pdf/backend"}


def test_heavy_libraries_are_imported_where_used() -> None:
    eager = [
        f"{module.name} imports {name}"
        for module in modules()
        for name, inside in module.imports()
        if name.split(".")[0] in HEAVY and not inside
    ]
    assert eager == []


def test_declared_dependencies_are_exactly_the_imported_ones() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [r for n, e in project["optional-dependencies"].items() if n != "dev" for r in e]
    declared = {requirement.split(">=")[0] for requirement in project["dependencies"] + extras}
    imported = {name for module in modules() for name in third_party(module)}
    assert {DISTRIBUTIONS.get(name, name) for name in imported} == declared
