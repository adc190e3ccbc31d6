"""Products: one file each, exporting `PRODUCT`."""
