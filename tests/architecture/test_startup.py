"""Importing the package and asking for help stay cheap (architecture law 8).

Counted in modules, not in seconds: what is not loaded costs nothing on any machine.
"""

import subprocess
import sys

import pytest

LIBRARIES = (
    "reportlab", "uharfbuzz", "icu4py", "pydantic", "yaml", "pikepdf", "PIL", "polib", "pyphen",
    "segno", "rich", "asyncio", "multiprocessing", "xml", "email", "http",
)  # fmt: skip


def loaded_after(code: str) -> set[str]:
    script = (
        f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\nprint('\\n'.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines())


def test_importing_the_package_loads_no_room() -> None:
    names = {name for name in loaded_after("import brochure") if name.startswith("brochure")}
    assert names == {"brochure"}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_asking_for_help_loads_no_heavy_library(arguments: list[str]) -> None:
    loaded = loaded_after(f"from brochure.cli import main; sys.exit(main({arguments}))")
    assert "click" in loaded
    assert loaded & set(LIBRARIES) == set()
