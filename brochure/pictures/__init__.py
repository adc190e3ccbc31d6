"""Pictures: SVG, bitmaps and QR codes as the Drawing and Raster values that pages place."""
