"""Languages: words, rules and typography as data, catalogs, and turning a Document local."""
