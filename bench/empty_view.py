"""An empty Django view, to compare the app with: bare, or behind the app's own middleware."""

from __future__ import annotations

import os
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path


def empty(_: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse(headers={"Content-Length": "0"})


urlpatterns = [path("", empty)]


def _configure() -> None:
    if os.environ.get("LEGATO_EMPTY") != "middleware":
        settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="empty", MIDDLEWARE=[])
        return
    from legato.server import settings as ours  # noqa: PLC0415 - makes a data folder when it is imported

    same: dict[str, Any] = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
    settings.configure(**same | {"ROOT_URLCONF": __name__})


_configure()
django.setup()
application = WSGIHandler()
