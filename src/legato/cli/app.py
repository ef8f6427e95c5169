"""The commands, put together, and what happens when something goes wrong."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from legato import __version__
from legato.cli import content, copies, health, serve, sessions
from legato.cli.exits import Exit
from legato.cli.play import play
from legato.cli.render import render
from legato.cli.review import review
from legato.cli.terminal import complain, complain_about
from legato.cli.voices import voices
from legato.errors import InvalidInputError, LegatoError, NotClearedError, UnknownNameError


class _Commands(TyperGroup):
    """Turns Legato's own errors into a few lines and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except InvalidInputError as wrong:
            complain_about(wrong.findings)
            raise typer.Exit(Exit.BAD_INPUT) from None
        except UnknownNameError as wrong:
            complain(str(wrong), near=wrong.name, known=wrong.known)
            raise typer.Exit(Exit.BAD_INPUT) from None
        except NotClearedError as wrong:
            complain("This session is not played:", *wrong.breaches)
            raise typer.Exit(Exit.REFUSED) from None
        except LegatoError as wrong:
            complain(str(wrong))
            raise typer.Exit(Exit.BROKEN) from None


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""**Example:** `legato screen checkin.json`, then `legato plan checkin.json --json > session.json`,
    then `legato play session.json`. Every command reads `-` as standard input.""",
)


def _show_version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        typer.echo(__version__)
        raise typer.Exit


_Version = Annotated[
    bool, typer.Option("--version", help="Show the version and stop.", is_eager=True, callback=_show_version)
]


@app.callback()
def legato(version: _Version = False) -> None:  # noqa: FBT002
    """Leg massage at home: asks, refuses when unsafe, composes, guides.

    Exit codes: 0 done; 1 Legato, or what it needs, is not in order; 2 something given
    cannot be used; 3 massage is refused, or nothing sensible can be composed.
    """


app.command()(content.techniques)
app.command()(content.show)
app.command()(content.facts)
app.command()(sessions.screen)
app.command()(sessions.plan)
app.command()(sessions.script)
app.command()(sessions.tour)
app.command("try")(sessions.try_)
app.command()(sessions.timeline)
app.command()(play)
app.command()(render)
app.command()(content.check)
app.command()(content.schema)
app.command()(serve.serve)
app.command()(health.healthcheck)
app.command()(copies.backup)
app.command()(copies.restore)
app.add_typer(review, name="review")
app.add_typer(voices, name="voices")


def main() -> None:
    """Run the command line."""
    app(prog_name="legato")
