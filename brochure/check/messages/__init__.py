"""Catalogs of what the checker says, `<language>.po`."""
