"""Languages: words, rules and date forms as data, catalogs, and turning a Document local."""
