"""Press: how paper is folded, and how pages stand on the sheets that a press or printer takes.

Folding and the order of pages are arithmetic (`folds`, `paper`, `saddle`, `sheets`); `impose` and
`marks` turn Pages into Pages. Nothing here knows a document or a file format.
"""
