"""The language of a request: what a browser asks for, one answer at a time."""

from __future__ import annotations

import pytest
from django.test import Client

from legato.server.wire.language import language, say
from legato.words import ENGLISH

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("wanted", "marked"), [(None, "en-GB"), ("de", "en-GB"), ("de, en-XA;q=0.5", "en-XA")])
def test_a_page_is_marked_with_its_language(client: Client, wanted: str | None, marked: str) -> None:
    """A screen reader reads it with the right voice."""
    headers = {} if wanted is None else {"Accept-Language": wanted}

    assert f'<html lang="{marked}"' in client.get("/", headers=headers).content.decode()


def test_an_answer_is_not_kept_for_another_language(client: Client) -> None:
    """A cache between asks again."""
    assert "Accept-Language" in client.get("/").headers["Vary"]


def test_nothing_is_left_of_it_for_the_next_request(client: Client) -> None:
    """Threads serve one visitor after another."""
    client.get("/", headers={"Accept-Language": "en-XA"})

    assert language() == ENGLISH
    assert say("rest") == "Rest your hands"
