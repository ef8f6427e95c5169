"""The outlines of the legs for the leg map, with their zones, drawn from the CC0 mesh."""
