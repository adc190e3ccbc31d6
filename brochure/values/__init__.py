"""Values every room shares: units, geometry, inks, languages, places in source, diagnostics.

Nothing here knows a file, a page or a library.
"""
