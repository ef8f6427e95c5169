"""What doors share: bodies, answers and errors, the frame of every page, and records in words and pictures."""
