"""Text: characters in, lines of positioned glyphs out; knows no page and no block."""
