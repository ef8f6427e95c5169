"""Before anything is done with records, by the app or a command: all is there, or one sentence says why not."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

from legato.errors import ContentError, DatabaseError, InvalidInputError, LegatoError, SettingError
from legato.server.copies_folder import folder, newest
from legato.server.data_folder import data_folder, sweep
from legato.server.database import VARIABLE
from legato.server.local_time import leave_clock_alone
from legato.server.public_address import trusted_proxies

_BROKEN_SAYS = ("not a database", "malformed", "damaged")
_NO_ROOM_SAYS = ("disk is full", "disk I/O error", "readonly", "unable to open")
_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class StartError(LegatoError):
    """Nothing can begin: one sentence with the place and what would help."""


def start() -> None:
    """Set Django up, read the content, and bring the records up to date, with a copy kept before that.

    Raises:
        StartError: something is not as it has to be.
    """
    # Records, clips and keys are for whoever runs this alone, on a computer that others use too.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")
    told_zone = os.environ.get("TZ")
    import django  # noqa: PLC0415 - the settings read the environment of the command

    try:
        trusted_proxies()
        django.setup()
        leave_clock_alone(told_zone)
        _read_content()
        sweep(data_folder())
        from legato.server.keeping import prepare  # noqa: PLC0415 - needs the settings

        prepare(_keep_copy)
    except SettingError as wrong:
        raise StartError(str(wrong)) from None
    except DatabaseError as wrong:
        raise StartError(f"{wrong} {_what_helps(str(wrong))}".strip()) from None
    except OSError as wrong:
        raise StartError(_says_of_the_disk(wrong)) from None


def _keep_copy() -> None:
    """Keep a copy of the records before they are brought up to date.

    Raises:
        StartError: it cannot be kept, so nothing is changed either.
    """
    from legato.server.records.copies.services import keep_before_update  # noqa: PLC0415 - needs the settings

    try:
        keep_before_update(datetime.now(UTC))
    except OSError as wrong:
        raise StartError(
            "The records are to be brought up to date, and the copy that is kept before that cannot be written to "
            f"{folder()} ({wrong.strerror}). Make room there and start again; nothing was changed."
        ) from None


def _read_content() -> None:
    """Read what every page needs, so that a file of it that was broken is named before anything is served."""
    from legato.library import load_library  # noqa: PLC0415 - takes a moment, and a setting may be wrong before that
    from legato.safety import load_rule_book  # noqa: PLC0415 - as above

    try:
        load_library()
        load_rule_book()
    except (ContentError, InvalidInputError) as wrong:
        says = " ".join(str(wrong).split()).rstrip(".")
        raise StartError(f"A file of Legato itself is broken ({says}). Install Legato again.") from None


def _says_of_the_disk(wrong: OSError) -> str:
    """Say what a disk refuses; where there is no room, room is all that helps."""
    place = wrong.filename or Path(os.environ.get("LEGATO_DATA_DIR") or "the folder of the records")
    helps = (
        "Make room on that disk"
        if wrong.errno in _ROOM
        else "Make room or let it be written to, or choose another with LEGATO_DATA_DIR"
    )
    return f"The folder of the records cannot be used ({wrong.strerror}: {place}). {helps}."


def _what_helps(says: str) -> str:
    """Say what helps against what SQLite says; for a broken file that is the newest copy."""
    if os.environ.get(VARIABLE):
        return ""
    if "is locked" in says:
        return "Another programme holds it: end that one, and start again."
    if any(sign in says for sign in _NO_ROOM_SAYS):
        return "Make room on that disk, or let it be written to, and start again."
    if not any(sign in says for sign in _BROKEN_SAYS):
        return ""
    found = newest()
    if found is None:
        return "Move it away to begin anew; there is no copy in that folder."
    day = f"{found.at.day} {found.at:%B %Y}"
    return f"Move it away, and bring the copy of {day} back: legato restore {found.file}"
