"""Turn structured content files into accessible, printable patient brochures."""
