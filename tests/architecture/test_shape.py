"""The shape of the code: sizes, names, immutable forms."""

import ast
import dataclasses
import importlib

import pytest

from tests.architecture.source import ROOT, modules

LONG = 450
"""The aim is 80 to 300 lines; this is where a module must be divided."""
LONG_FUNCTION = 50
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}
DATA_FOLDERS = ("languages/data/",)


def test_modules_are_short_enough_to_read_at_one_sitting() -> None:
    long = {m.name: m.lines for m in modules() if m.lines > LONG}
    assert {name for name in long if not name.startswith(DATA_FOLDERS)} == set()


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{module.name}.{node.name}: {node.end_lineno - node.lineno + 1}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None
        if node.end_lineno - node.lineno >= LONG_FUNCTION
    ]
    assert long == []


def test_no_module_is_named_after_nothing() -> None:
    assert [m.name for m in modules() if m.name.split("/")[-1] in VAGUE] == []


def test_every_module_says_what_it_is() -> None:
    assert [m.name for m in modules() if not ast.get_docstring(m.tree)] == []


@pytest.mark.parametrize("form", ["document", "flow", "pages"])
def test_forms_are_frozen_and_hold_nothing_that_changes(form: str) -> None:
    module = importlib.import_module(f"brochure.forms.{form}")
    for value in vars(module).values():
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            assert value.__dataclass_params__.frozen, value  # type: ignore[attr-defined]
            for field in dataclasses.fields(value):
                assert "list[" not in str(field.type), (value, field.name)
                assert "dict[" not in str(field.type).replace("MappingProxy", ""), field.name


def test_tests_mirror_the_package() -> None:
    rooms = {path.name for path in (ROOT / "brochure").iterdir() if (path / "__init__.py").exists()}
    tested = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py"))}
    assert rooms - tested == set()
