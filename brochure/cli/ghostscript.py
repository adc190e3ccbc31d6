"""Ghostscript, where it is installed: renders the plates of a file."""

import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

from brochure.errors import MissingPart

RESOLUTION = 72
PATIENCE = 600
"""Seconds until rendering is given up."""
_PLATE = re.compile(r"p(\d+)\((.*)\)\.tif")


def is_there() -> bool:
    """Tell whether Ghostscript is installed."""
    return shutil.which("gs") is not None


def plates(data: bytes) -> list[dict[str, bytes]]:
    """Return the coded plates of each page; MissingPart where they cannot be rendered."""
    program = shutil.which("gs")
    if program is None:
        raise MissingPart("Ghostscript is not installed", "Install it, or leave --separations out.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.pdf").write_bytes(data)
        command = [program, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep",
                   f"-r{RESOLUTION}", "-sOutputFile=p%d.tif", "in.pdf"]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - our own command on our own copy
                command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE
            )
        except (subprocess.SubprocessError, OSError) as problem:
            raise MissingPart(
                "Ghostscript could not render the plates", "Try it without --separations."
            ) from problem
        return _gathered(folder)


def _gathered(folder: Path) -> list[dict[str, bytes]]:
    pages: dict[int, dict[str, bytes]] = defaultdict(dict)
    for path in sorted(folder.iterdir()):
        match = _PLATE.fullmatch(path.name)
        if match:
            pages[int(match[1])][match[2]] = path.read_bytes()
    return [pages[number] for number in sorted(pages)]
