"""The command that measures the moving hands, in a checkout: they are baked there."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import typer

from legato.cli.exits import Exit
from legato.cli.terminal import AsJson, complain, write_json, write_table

choreography = typer.Typer(no_args_is_help=True, help="The hands that move: measure what was baked.")


@choreography.callback()
def _hands() -> None:
    """Measure the hands that move."""


@choreography.command()
def report(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Measure every clip of the baked file: contacts, depth, joints, jumps, the loop.

    **Example:** `legato choreography report --json`
    """
    if find_spec("scipy") is None:
        complain("Measuring the hands needs numpy and scipy; `make setup` in a checkout brings them.")
        raise typer.Exit(Exit.BROKEN)
    # Only here: nothing else of the command line needs them.
    from legato.choreography.baked import FOLDER, Baked  # noqa: PLC0415
    from legato.choreography.report import TARGETS, measure_all  # noqa: PLC0415

    if not (FOLDER / "massage.glb").is_file():
        complain("There is no baked file here; `make bake` in a checkout writes it.")
        raise typer.Exit(Exit.BROKEN)
    try:
        found = measure_all(Baked.read())
    except ValueError as wrong:
        complain(str(wrong))
        raise typer.Exit(Exit.BROKEN) from None
    if as_json:
        clips: list[dict[str, Any]] = [clip.to_dict() for clip in found]
        write_json({"targets": TARGETS, "clips": clips})
        return
    write_table(
        f"{len(found)} clips, {sum(not clip.misses for clip in found)} within all targets (lengths in mm, joints in °)",
        ("clip", "contact", "deep", "pressed", "way", "joint", "jump", "loop", "misses"),
        (
            (
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
            for clip in found
        ),
    )
