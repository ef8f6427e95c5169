"""The page on the computer that shows a code, so that a phone may join."""
