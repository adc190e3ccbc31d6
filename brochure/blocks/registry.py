"""The block types there are: every module of this folder that exports `BLOCK`.

Modules are taken in sorted order; adding a type is adding a file.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import brochure.blocks
from brochure.blocks.base import BlockType


@cache
def block_types() -> Mapping[str, BlockType]:
    """Return every block type by its name in YAML, sorted by module name."""
    found: dict[str, BlockType] = {}
    for module in sorted(info.name for info in iter_modules(brochure.blocks.__path__)):
        block = getattr(import_module(f"brochure.blocks.{module}"), "BLOCK", None)
        if isinstance(block, BlockType):
            if block.name in found:
                raise AssertionError(f"two block types are named {block.name}")
            found[block.name] = block
    return MappingProxyType(found)


def block_type(name: str) -> BlockType | None:
    """Return the block type of this name, or None."""
    return block_types().get(name)
