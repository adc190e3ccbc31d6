"""The rules, one per file, each exporting `RULE`."""
