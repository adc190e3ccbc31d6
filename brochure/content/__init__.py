"""YAML text with positions becomes checked forms: documents, project files, themes' trees.

The only room that reads YAML. `source` turns text into a tree of nodes with places; `read` turns
trees into forms; `render` shows a diagnostic beside the line it speaks of.
"""
