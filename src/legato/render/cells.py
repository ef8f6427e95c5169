"""Cells of a table that a spreadsheet opens: text stays text."""

from __future__ import annotations

_RUNS_IN_TABLES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula; the wide signs are read as the narrow ones."""


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that begins like a formula gets a quote before it."""
    return f"'{cell}" if cell.startswith(_RUNS_IN_TABLES) else cell
