"""Paper: how sheets are folded, nested and cut. Pure arithmetic that knows no page.

`folds` holds the kinds of folded pieces, `simulator` folds them and looks, `saddle` orders the
pages of stitched booklets, `sheets` knows sizes and places pieces on them.
"""
