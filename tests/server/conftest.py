"""The server's tests need Django before their modules are read."""

from __future__ import annotations

import django

django.setup()
