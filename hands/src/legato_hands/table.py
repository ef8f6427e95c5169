"""What was measured, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from legato_hands.report import Measured

_HEADS = ("clip", "contact", "deep", "pressed", "way", "joint", "jump", "loop", "misses")


def table_of(measured: Sequence[Measured]) -> Table:
    """Lay out a row for each clip."""
    good = sum(not clip.misses for clip in measured)
    title = f"{len(measured)} clips, {good} within all targets (lengths in mm, joints in °)"
    table = Table(title=title, title_justify="left", header_style="bold")
    for place, head in enumerate(_HEADS):
        # A name is never torn: it is copied into the next command.
        table.add_column(head, overflow="fold", no_wrap=place == 0)
    for clip in measured:
        table.add_row(
            clip.clip,
            f"{clip.contact_median_mm:.1f} / {clip.contact_most_mm:.1f}",
            f"{clip.depth_outside_mm:.1f}",
            f"{clip.depth_in_contact_mm:.1f}",
            f"{clip.covered:.0%}",
            f"{clip.over_limit_degrees:.1f}",
            f"{clip.jump_mm:.1f}",
            f"{clip.loop_gap_mm:.2f}",
            ", ".join(clip.misses),
        )
    return table
