"""The forms between the stages: immutable results that one stage makes and the next one takes.

`document` is what is said, `flow` how it is arranged, `pages` what is painted.

All forms are frozen and hold tuples; each has a `dump` in the module `dump_<form>`.
"""
