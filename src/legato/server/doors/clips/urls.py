"""Addresses under /clips/."""

from __future__ import annotations

from django.urls import re_path

from legato.server.doors.clips.views import clip

app_name = "clips"

urlpatterns = [re_path(r"^(?P<name>[0-9a-f]{64})\.(?P<ending>ogg|mp3)$", clip, name="clip")]
