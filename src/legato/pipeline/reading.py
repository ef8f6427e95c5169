"""Reading check-ins and sessions that come from outside: every mistake at once, with its place.

The text is looked at before the records are built because JSON allows what a
health document must not hold: a name given twice, where the second silently
wins, and numbers that are none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from legato.errors import CheckInError, Finding, InvalidInputError, SessionError
from legato.notation.checkin import AskedCheckIn, BegunCheckIn, CheckIn, Person
from legato.notation.model import Model, findings
from legato.notation.session import Session, Wishes

MOST_BYTES = 1_000_000
"""A larger document is refused unread; a session of an hour takes a tenth of it."""

MOST_FINDINGS = 50
"""Nobody reads more mistakes than this at once."""

_Read = TypeVar("_Read", bound=Model)


def read_checkin(text: str | bytes) -> CheckIn:
    """Read a check-in from JSON.

    Raises:
        CheckInError: with everything that is wrong; facts are checked when it is screened.
    """
    return _as_checkin(_read(text, AskedCheckIn, CheckInError))


def read_begun_checkin(text: str | bytes) -> CheckIn:
    """Read a check-in that is still being answered, to screen what is known of it; its age may be missing yet.

    Raises:
        CheckInError: with everything that is wrong.
    """
    return _as_checkin(_read(text, BegunCheckIn, CheckInError))


def _as_checkin(asked: BegunCheckIn) -> CheckIn:
    person = Person.model_construct(asked.person.model_fields_set, **dict(asked.person))
    return CheckIn.model_construct(asked.model_fields_set, **{**dict(asked), "person": person})


def asking_for(checkin: CheckIn, minutes: int) -> CheckIn:
    """Return a check-in that asks for another length.

    Raises:
        CheckInError: nobody may ask for so little or so much.
    """
    return read_checkin(json.dumps(checkin.model_dump(mode="json", exclude={"assumed"}) | {"minutes": minutes}))


def read_session(text: str | bytes) -> Session:
    """Read a session from JSON; it still has to be cleared before it is played.

    Raises:
        SessionError: with everything that is wrong.
    """
    return _read(text, Session, SessionError)


def read_wishes(text: str | bytes) -> Wishes:
    """Read what a person changed in a plan from JSON.

    Raises:
        InvalidInputError: with everything that is wrong.
    """
    return _read(text, Wishes, InvalidInputError)


def _read(text: str | bytes, model: type[_Read], error: type[InvalidInputError]) -> _Read:
    written = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(written) > MOST_BYTES:
        raise error([Finding("", f"This is {len(written)} bytes long; at most {MOST_BYTES} are read.")])
    try:
        return model.model_validate_json(_looked_over(written))
    except ValidationError as wrong:
        raise error(shortened(findings(wrong))) from None
    except _NotJsonError as wrong:
        raise error([wrong.finding]) from None


def shortened(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out findings nobody would read, and say how many they are."""
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    more = len(found) - MOST_FINDINGS
    return (*found[:MOST_FINDINGS], Finding("", f"There are {more} more mistakes like these."))


class _NotJsonError(Exception):
    def __init__(self, says: str, line: int | None = None) -> None:
        self.finding = Finding("", says, line)
        super().__init__(says)


def _looked_over(written: bytes) -> str:
    try:
        text = written.decode("utf-8-sig")
        json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        says = f"This is not valid JSON: {wrong.msg[:1].lower()}{wrong.msg[1:]}, at column {wrong.colno}."
        raise _NotJsonError(says, wrong.lineno) from None
    except UnicodeDecodeError as wrong:
        raise _NotJsonError(f"This is not UTF-8 text: byte {wrong.start} cannot be read.") from None
    except RecursionError:
        raise _NotJsonError("This is nested too deeply.") from None
    except ValueError:
        raise _NotJsonError("This holds a number that is too long.") from None
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _NotJsonError(f"{twice[:60]!r} is given twice in the same place.")
    return found


def _no_number(name: str) -> NoReturn:
    raise _NotJsonError(f"{name} is not a number that can be used here.")
