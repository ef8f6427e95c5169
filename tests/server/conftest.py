"""The server's tests need Django before their modules are read, and somebody who ends what they begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django
import pytest

from legato.render.speech.voices import NONE_SAYS, NoVoice
from legato.server.background import background

django.setup()


@pytest.fixture(autouse=True)
def _background() -> Iterator[None]:
    """Let each test have work done in the background, and none go on into the next, or past the last."""
    background.start()
    yield
    assert background.stop(within_s=30)


@pytest.fixture(autouse=True)
def _silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be spoken where a test brings no voice of its own: each plan that is made would begin to, unheard."""
    monkeypatch.setattr("legato.server.sound.listing.find_voice", lambda folder: NoVoice(NONE_SAYS))


@pytest.fixture(scope="module")
def records_of_the_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let a file make records once for all its tests; each test still takes back what it writes itself."""
    from django.db import transaction  # noqa: PLC0415 - the settings are read first

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
