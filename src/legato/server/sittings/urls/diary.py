"""Addresses under /diary/."""

from __future__ import annotations

from django.urls import path

from legato.server.sittings.views import diary

app_name = "diary"

urlpatterns = [path("", diary.show, name="show")]
