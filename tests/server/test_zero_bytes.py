"""A letter that is none, in every field of every form: a sentence or nothing, and never a fault of ours.

PostgreSQL keeps no zero byte in a text, and refuses the whole change.
"""

from __future__ import annotations

import re

import pytest

from server.addresses import pages_of
from server.builders import begin, event, held, person, send_events, visitor

pytestmark = pytest.mark.django_db

FIELD = re.compile(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"')
EVERY = 17
"""A field of a form is as good as the next; pages with hundreds are tried at each so many."""


def test_no_form_stumbles_over_it() -> None:
    """Each field alone, and all of them; also in an address that is asked for."""
    anna = person("Anna")
    client = visitor(anna)
    sitting = held(anna)
    send_events(client, sitting, event("something_wrong", detail={"what": "hurts", "where": "left_foot"}))
    statuses: dict[str, int] = {}
    for address in pages_of(sitting, begin(client)):
        page = client.get(address)
        names = [name for name in dict.fromkeys(FIELD.findall(page.content.decode())) if "csrf" not in name]
        forms = [{name: "a\0b"} for name in names[:EVERY] + names[EVERY::EVERY]]
        for form in [*forms, dict.fromkeys(names, "\0")]:
            statuses[f"{address} {form}"] = client.post(address, form).status_code
        statuses[f"{address}?"] = client.get(address, {"q": "a\0b", "next": "\0"}).status_code

    assert len(statuses) > 100
    assert {status: told for told, status in statuses.items() if status >= 500} == {}
