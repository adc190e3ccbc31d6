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
    from brochure.content.schema import json_schema
    from brochure.errors import BrochureError
    from brochure.pipeline.build import (
        BuildResult,
        build,
        build_one,
        diagnose,
        diagnose_one,
        output_folder,
    )
    from brochure.pipeline.examine import Examiner
    from brochure.pipeline.plan import Choice, Target, plan
    from brochure.pipeline.session import ProjectFileError, Session
    from brochure.values.diagnostic import Diagnostic
    from brochure.workspace import MemoryWorkspace, Workspace

__version__ = "0.1.0"

__all__ = [
    "BrochureError",
    "BuildResult",
    "Choice",
    "Diagnostic",
    "Examiner",
    "MemoryWorkspace",
    "ProjectFileError",
    "Session",
    "Target",
    "Workspace",
    "__version__",
    "build",
    "build_one",
    "diagnose",
    "diagnose_one",
    "json_schema",
    "output_folder",
    "plan",
]

_HOMES = {
    "brochure.content.schema": ("json_schema",),
    "brochure.errors": ("BrochureError",),
    "brochure.pipeline.build": (
        "BuildResult", "build", "build_one", "diagnose", "diagnose_one", "output_folder",
    ),
    "brochure.pipeline.examine": ("Examiner",),
    "brochure.pipeline.plan": ("Choice", "Target", "plan"),
    "brochure.pipeline.session": ("ProjectFileError", "Session"),
    "brochure.values.diagnostic": ("Diagnostic",),
    "brochure.workspace": ("MemoryWorkspace", "Workspace"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'brochure' has no attribute '{name}'")
