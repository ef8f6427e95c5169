"""The language Legato is written in: scores, techniques, check-ins, sessions."""
