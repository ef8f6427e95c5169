"""The app of the programmes that people keep."""

from __future__ import annotations

from django.apps import AppConfig


class RhythmConfig(AppConfig):
    """Which programme somebody has begun, and when it rests."""

    name = "legato.server.records.rhythm"
    label = "rhythm"
