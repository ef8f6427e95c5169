"""The pages on which people are added, chosen, exported and deleted."""
