"""Check-ins, the sittings that follow from them, and what was recorded while they were held."""
