"""Check-ins: their questions, the answers so far, and how one ends in a verdict and a plan."""
