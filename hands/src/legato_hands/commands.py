"""The commands: bake, measure, photograph, draw. They import what they need when they run, for SciPy takes a while."""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from typing import Annotated, NoReturn

import typer

from legato_hands.checkout import MAKEHUMAN, MASSAGE, OUTLINES, SCRIPTS, SOLVED

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Hands that move on a leg, made from scores.",
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME]...", help="Techniques, or files without their ending.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Give data instead of a table.")]


@app.command()
def bake(names: Names = None) -> None:
    """Compute the moving hands anew where a score changed; with names, only these techniques or files, in any case."""
    # Before numpy is read. The matrices are small: threads only wait for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from legato.library import load_library
    from legato_hands.bake import bake as baked
    from legato_hands.course import UnplayableError
    from legato_hands.variants import variants_of

    techniques = load_library().techniques
    files = {variant.file for technique in techniques.values() for variant in variants_of(technique)}
    _refuse_unknown(names or (), {*techniques, *files})
    if not MAKEHUMAN.is_dir():
        _stop("MakeHuman's data are not here; `make bake` fetches them.")
    start = time.monotonic()
    try:
        for line in baked(MAKEHUMAN, MASSAGE, SOLVED, set(names or ())):
            typer.echo(line)
    except UnplayableError as wrong:
        _stop(str(wrong))
    typer.echo(f"{time.monotonic() - start:.0f} s")


@app.command()
def report(names: Names = None, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Measure the clips as they are stored, all or of some: contacts, depth, joints, and what an eye sees first."""
    from legato.library import load_library
    from legato_hands.baked import Baked, clip_files
    from legato_hands.measured import LEAST, TARGETS
    from legato_hands.report import measure_all
    from legato_hands.table import table_of

    _refuse_unknown(names or (), set(load_library().techniques) | {path.stem for path in clip_files()})
    try:
        measured = measure_all(Baked.read(), names or ())
    except FileNotFoundError:
        _stop("There is no baked file here; `make bake` writes it.")
    except ValueError as wrong:
        _stop(str(wrong))
    if as_json:
        document = {"targets": TARGETS, "least": LEAST, "clips": [clip.to_dict() for clip in measured]}
        typer.echo(json.dumps(document, indent=2))
        return
    from rich.console import Console

    Console().print(table_of(measured))


@app.command()
def posters(names: Names = None) -> None:
    """Take the pictures of all that is shown; with names, of these files, which you have looked at and found right."""
    _refuse_unknown(names or (), {path.stem for path in MASSAGE.glob("*.glb")} - {"base"})
    # A browser and a running app are found as tests find them.
    sys.path.append(str(SCRIPTS))
    from legato_hands.pictures.posters import take_posters

    try:
        for line in take_posters(names or []):
            typer.echo(line)
    except LookupError as wrong:
        _stop(str(wrong))


@app.command()
def sheets(names: Names = None) -> None:
    """Make contact sheets of files from all viewpoints, and say what to look at; of all without names."""
    # A browser and a running app are found as tests find them.
    sys.path.append(str(SCRIPTS))
    from legato_hands.baked import Baked, clip_files
    from legato_hands.pictures.sheets import take_sheets
    from legato_hands.report import measure_all

    files = [path.stem for path in clip_files()]
    _refuse_unknown(names or (), {*files, *(name.removesuffix("-partner") for name in files)})
    wanted = [name for name in files if not names or {name, name.removesuffix("-partner")} & set(names)]
    try:
        measured = measure_all(Baked.read(), wanted) if names else []
        for line in take_sheets(wanted, {clip.clip: clip for clip in measured}):
            typer.echo(line)
    except (LookupError, ValueError) as wrong:
        _stop(str(wrong))


@app.command()
def outlines() -> None:
    """Draw the leg of the leg map anew, from the mesh and the borders of the zones."""
    try:
        from legato_hands.outlines.draw import draw_all
    except ModuleNotFoundError as missing:
        _stop(f"{missing.name} is not here; `make outlines` brings it.")
    if not MAKEHUMAN.is_dir():
        _stop("MakeHuman's data are not here; `make outlines` fetches them.")
    try:
        for line in draw_all(MAKEHUMAN, OUTLINES):
            typer.echo(line)
    except ValueError as wrong:
        _stop(str(wrong))


def main() -> None:
    """Run the command line."""
    app(prog_name="python -m legato_hands")


def _refuse_unknown(names: Iterable[str], known: set[str]) -> None:
    unknown = sorted(set(names) - known)
    if unknown:
        raise typer.BadParameter(f"there is no {' and no '.join(unknown)}; there are {', '.join(sorted(known))}")


def _stop(says: str) -> NoReturn:
    typer.echo(says, err=True)
    raise typer.Exit(1)
