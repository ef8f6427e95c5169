"""Pages of check-ins, sittings and the diary."""
