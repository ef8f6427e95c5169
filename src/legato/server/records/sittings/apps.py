"""The app of check-ins and sittings."""

from __future__ import annotations

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    """Check-ins, sittings and their events."""

    name = "legato.server.records.sittings"
    label = "sittings"
