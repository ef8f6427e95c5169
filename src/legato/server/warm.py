"""The application with everything read that every worker needs, so that workers share it and answer at once."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from importlib import import_module
from typing import Any

from django.conf import settings
from django.template.loader import get_template

from legato.library import load_library
from legato.safety import load_rule_book
from legato.server.sound import gateway as sound
from legato.server.wire import assets
from legato.words import load_sentences

_FREQUENT_PAGES = ("base.html", "home.html", "checkin/first_questions.html", "plan/plan.html", "play.html")


def warmed_application() -> Any:
    """Return the WSGI application after content, routes and templates have been read."""
    from legato.server.wsgi import application  # noqa: PLC0415 - sets Django up when it is imported

    load_library()
    load_rule_book()
    load_sentences()
    assets.manifest()
    sound.warm()
    for page in _FREQUENT_PAGES:
        get_template(page)
    import_module(settings.ROOT_URLCONF)
    # What is there now stays for good, so workers need not copy it to count its references.
    gc.collect()
    _give_back()
    gc.freeze()
    return application


def _give_back() -> None:
    """Give back what reading has needed for a moment: glibc keeps it, and each worker would fill it with its own."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
