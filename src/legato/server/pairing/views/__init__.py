"""Pages of the computer and pages of joined phones."""
