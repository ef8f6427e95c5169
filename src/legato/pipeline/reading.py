"""Reading check-ins, sessions and all else that comes from outside: every mistake at once, with its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError

from legato.errors import CheckInError, Finding, InvalidInputError, SessionError
from legato.notation.checkin import AskedCheckIn, BegunCheckIn, CheckIn, Receiver
from legato.notation.model import Model, findings
from legato.notation.session import Session, Wishes
from legato.pipeline.document import NotJsonError, look_over, text_of

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
    return _as_checkin(read_document(text, AskedCheckIn, CheckInError))


def read_begun_checkin(text: str | bytes) -> CheckIn:
    """Read a check-in that is still being answered, to screen what is known of it; its age may be missing yet.

    Raises:
        CheckInError: with everything that is wrong.
    """
    return _as_checkin(read_document(text, BegunCheckIn, CheckInError))


def _as_checkin(asked: BegunCheckIn) -> CheckIn:
    person = Receiver.model_construct(asked.person.model_fields_set, **dict(asked.person))
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
    return read_document(text, Session, SessionError)


def read_wishes(text: str | bytes) -> Wishes:
    """Read what a person changed in a plan from JSON.

    Raises:
        InvalidInputError: with everything that is wrong.
    """
    return read_document(text, Wishes, InvalidInputError)


def read_document(text: str | bytes, model: type[_Read], error: type[InvalidInputError] = InvalidInputError) -> _Read:
    """Read any record from JSON; every door reads through here.

    Raises:
        InvalidInputError: as `error`, with everything that is wrong.
    """
    written = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(written) > MOST_BYTES:
        raise error([Finding("", f"This is {len(written)} bytes long; at most {MOST_BYTES} are read.")])
    try:
        document = text_of(written)
        if found := look_over(document):
            raise error(first_findings(found))
        return model.model_validate_json(document)
    except ValidationError as wrong:
        raise error(first_findings(findings(wrong))) from None
    except NotJsonError as wrong:
        raise error([wrong.finding]) from None


def first_findings(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out findings nobody would read, and say how many they are."""
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    more = len(found) - MOST_FINDINGS
    return (*found[:MOST_FINDINGS], Finding("", f"There are {more} more mistakes like these."))
