"""Copies from the command line: records found as the app finds them, one answer in one sentence, and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from legato.errors import CopyError, LegatoError
from legato.server.starting import start
from legato.words import ENGLISH, load_sentences

if TYPE_CHECKING:
    from legato.server.records.people.scope import Scope

QUESTION = (
    "There are records here already. They stay, and what is in the copy and not here is added. "
    "A copy of what is here is kept first. Go on?"
)
_DONE, _BAD_INPUT = 0, 2


def backup(name: str | None) -> int:
    """Write a copy of everything; a file that is there already is not written over.

    Returns:
        The exit code; what happened has been said.
    """
    return answer_at_terminal(lambda: _backup(name))


def restore(name: str, may: Callable[[str], bool]) -> int:
    """Bring a copy back.

    Args:
        name: the file.
        may: asks whoever is there whether to go on where there are records already.

    Returns:
        The exit code; what happened has been said.
    """
    return answer_at_terminal(lambda: _restore(name, may))


def answer_at_terminal(do: Callable[[], str]) -> int:
    """Do something and say in one sentence what came of it.

    Returns:
        The exit code.
    """
    try:
        says, code = do(), _DONE
    except CopyError as wrong:
        says, code = load_sentences(ENGLISH).say(wrong.code, **wrong.values), _BAD_INPUT
    except LegatoError as wrong:
        says, code = str(wrong), _BAD_INPUT
    except OSError as wrong:
        says, code = f"{wrong.filename or 'A file'} cannot be used: {wrong.strerror or wrong}.", _BAD_INPUT
    print(says, file=sys.stderr if code else sys.stdout, flush=True)
    return code


def _backup(name: str | None) -> str:
    scope = scope_here()
    from legato.server.copies_folder import file_name  # noqa: PLC0415 - needs the settings
    from legato.server.data_folder import data_folder, private_writer  # noqa: PLC0415 - as above
    from legato.server.records.copies.services import copy_write  # noqa: PLC0415 - as above

    if scope.household is None:
        raise LegatoError(f"There are no records in {data_folder()} yet, so there is nothing to copy.")
    place = Path(name or file_name(scope.now))
    if place.exists():
        raise LegatoError(f"{place} is there already; choose another name, or move it away.")
    with private_writer(place) as (unfinished, file):
        copy_write(scope, out=file)
        file.flush()
        os.fsync(file.fileno())
        unfinished.replace(place)
    kilobytes = max(1, round(place.stat().st_size / 1024))
    return f"Everything is in {place} ({kilobytes} kB). `legato restore {place}` brings it back."


def _restore(name: str, may: Callable[[str], bool]) -> str:
    # Before the records are looked for: a name with a mistake in it makes no folder.
    with Path(name).open("rb") as file:
        scope = scope_here()
        from legato.server.data_folder import data_folder  # noqa: PLC0415 - needs the settings
        from legato.server.records.copies.services import copy_bring_back  # noqa: PLC0415 - as above
        from legato.server.records.people.models import Person  # noqa: PLC0415 - as above

        if scope.rows(Person).exists() and not may(QUESTION):
            return "Nothing was changed."
        brought = copy_bring_back(scope, copy=file)
    if not brought.added and not brought.joined:
        return f"Everything in {name} is in {data_folder()} already. Nothing was changed."
    return (
        f"Brought back into {data_folder()}: {brought.people} people and {brought.sittings} sessions that were not "
        f"there, {brought.added} records in all."
    )


def scope_here() -> Scope:
    """Set everything up as the app does, and return what whoever runs this may reach."""
    start()
    from django.utils import timezone  # noqa: PLC0415 - needs the settings

    from legato.server.records.people.entry import home_scope  # noqa: PLC0415 - as above

    return home_scope(now=timezone.now(), language=ENGLISH, chosen=None)
