"""The packs: one module for each jurisdiction, each exporting `PACK`."""
