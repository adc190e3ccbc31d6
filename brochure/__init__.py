"""Turn structured content files into accessible, printable patient brochures.

Three lines build what a project declares:

    import brochure
    for result in brochure.build("path/to/project"):
        print(result.path, result.pages, result.diagnostics)

Names are loaded when first used, so that importing `brochure` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brochure.errors import BrochureError
    from brochure.pipeline import BuildResult, Session, Target, build, check
    from brochure.values.diagnostic import Diagnostic
    from brochure.workspace import MemoryWorkspace, Workspace

__version__ = "0.1.0"

__all__ = [
    "BrochureError",
    "BuildResult",
    "Diagnostic",
    "MemoryWorkspace",
    "Session",
    "Target",
    "Workspace",
    "__version__",
    "build",
    "check",
]

_HOMES = {
    "BrochureError": "brochure.errors",
    "BuildResult": "brochure.pipeline",
    "Diagnostic": "brochure.values.diagnostic",
    "MemoryWorkspace": "brochure.workspace",
    "Session": "brochure.pipeline",
    "Target": "brochure.pipeline",
    "Workspace": "brochure.workspace",
    "build": "brochure.pipeline",
    "check": "brochure.pipeline",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'brochure' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
