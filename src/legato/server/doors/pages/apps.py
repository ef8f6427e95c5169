"""The app of the frame around all pages."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """What all pages share."""

    name = "legato.server.doors.pages"
    label = "pages"
