"""The programme that somebody keeps: begun, paused, ended."""
