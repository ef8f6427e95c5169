"""The commands, put together, and what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from legato import __version__
from legato.cli.exits import Exit
from legato.cli.terminal import complain, complain_about
from legato.errors import InvalidInputError, LegatoError, NotClearedError, UnknownNameError

_WHERE: Mapping[str, str] = MappingProxyType(
    {
        "techniques": "content:techniques",
        "show": "content:show",
        "facts": "content:facts",
        "screen": "sessions:screen",
        "plan": "sessions:plan",
        "recipe": "recipe:recipe",
        "script": "sessions:script",
        "tour": "sessions:tour",
        "try": "sessions:try_",
        "timeline": "sessions:timeline",
        "play": "play:play",
        "render": "render:render",
        "check": "content:check",
        "schema": "content:schema",
        "serve": "serve:serve",
        "mcp": "assistants:mcp",
        "healthcheck": "health:healthcheck",
        "backup": "copies:backup",
        "restore": "copies:restore",
        "export": "export:export",
        "review": "review:review",
        "voices": "voices:voices",
    }
)
"""Where each command stands, in the order of the help: a server keeps in memory for ever what was read to start it."""


class _Commands(TyperGroup):
    """Reads a command when it is asked for, and turns Legato's own errors into a few lines and an exit code."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # The names, which are known before the commands are.
        self.commands = dict.fromkeys(_WHERE)  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - so it is asked
        """Return their names, in order."""
        return list(_WHERE)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return the command of a name, if there is one."""
        if cmd_name not in _WHERE:
            return None
        module, _, name = _WHERE[cmd_name].partition(":")
        found = getattr(import_module(f"legato.cli.{module}"), name)
        if isinstance(found, typer.Typer):
            several = typer.main.get_command(found)
            several.name = cmd_name
            return several
        one = typer.Typer(add_completion=False, rich_markup_mode="markdown")
        one.command(cmd_name)(found)
        return typer.main.get_command(one)

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


def main() -> None:
    """Run the command line."""
    app(prog_name="legato")
