"""The command line: one door to the engine."""

from legato.cli.app import app, main

__all__ = ["app", "main"]
