"""The app of the people of a household."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who is cared for."""

    name = "legato.server.records.people"
    label = "people"
