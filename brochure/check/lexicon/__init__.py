"""Words of claims and of plain language, one module of data for each language."""
