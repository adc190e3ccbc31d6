"""Build hook: a built wheel carries the fonts as `brochure/_fonts`; an editable install does not.

An editable install finds them beside the package, so copying them would only waste space.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig


class FontsHook(BuildHookInterface[WheelBuilderConfig]):
    """Adds the listed fonts, their licences and the list itself to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Map every font file to its place in the wheel; `version` is `standard` or `editable`."""
        if version != "standard":
            return
        fonts = Path(self.root) / "fonts"
        for path in sorted(fonts.rglob("*")):
            if path.suffix in {".ttf", ".otf", ".ttc", ".yaml", ".txt"}:
                target = Path("brochure/_fonts") / path.relative_to(fonts)
                build_data["force_include"][str(path)] = target.as_posix()
