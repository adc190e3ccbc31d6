"""The forms between the stages: `document` (what is said), `flow` (how it is arranged), `pages` (what is painted).

All forms are frozen and hold tuples; each has a `dump` in the module `dump_<form>`.
"""
