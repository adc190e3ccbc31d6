"""Press: what a print shop or an office printer gets, made from finished Pages.

`impose` puts pages on sheets and `marks` draws what cutting and folding need.
"""
