"""Ready-made sessions: what a device may begin by itself, and what it tells afterwards."""
