"""Blocks: what a brochure can say, one type per file.

Each module declares the fields of its type (`model`), shows a YAML example in its docstring and
turns the block into flow (`to_flow`). Layout knows no block.
"""
