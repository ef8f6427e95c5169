"""Spoken clips as files."""
