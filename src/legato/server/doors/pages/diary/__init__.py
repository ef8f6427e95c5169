"""The page of the diary."""
