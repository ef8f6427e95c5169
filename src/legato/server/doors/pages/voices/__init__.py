"""The page on which a voice is heard and chosen."""
