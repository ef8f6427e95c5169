"""The app of phones that join a sitting."""

from __future__ import annotations

from django.apps import AppConfig


class PairingConfig(AppConfig):
    """Codes, joined phones, what they ask for, and the moment all screens share."""

    name = "legato.server.records.pairing"
    label = "pairing"
