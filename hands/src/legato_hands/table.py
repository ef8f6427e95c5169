"""What was measured, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from legato_hands.measured import Measured, still_missed

_HEADS = (
    "clip", "contact", "deep", "pressed", "way", "jump", "in hand", "wrist", "holds", "elbow", "seen", "arm", "misses"
)  # fmt: skip


def table_of(measured: Sequence[Measured]) -> Table:
    """Lay out a row for each clip."""
    good = sum(not clip.misses for clip in measured)
    excused = still_missed()
    new = sum(not set(clip.misses) <= excused.get(clip.clip, frozenset()) for clip in measured)
    title = f"{len(measured)} clips, {good} within all targets, {new} that miss what ledger.toml does not excuse"
    title = f"{title} (lengths in mm, elbows in cm/s)"
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
            f"{clip.jump_mm:.1f}",
            f"{clip.hand_in_hand_mm:.1f}",
            f"{clip.wrist_share:.2f}",
            f"{clip.holding_mm:.1f}",
            f"{clip.elbow_cm_s:.0f}",
            f"{clip.contact_seen:.0%}",
            f"{clip.arm_to_eye_degrees:.0f}°",
            ", ".join(clip.misses),
        )
    return table
