"""The lexicons: one module for each language, each exporting `LEXICON`."""
