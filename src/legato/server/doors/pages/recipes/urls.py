"""Addresses of sessions that are passed on."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.recipes import views

app_name = "recipes"

urlpatterns = [
    path("shared/", views.show, name="open"),
    path("shared/begin/", views.begin, name="begin"),
    path("sittings/<uuid:sitting_id>/share/", views.share, name="share"),
]
