"""Addresses under /sittings/."""

from __future__ import annotations

from django.urls import path

from legato.server.sittings.views import after, plan, play

app_name = "sittings"

urlpatterns = [
    path("<uuid:sitting_id>/", plan.show, name="plan"),
    path("<uuid:sitting_id>/care/", plan.care, name="care"),
    path("<uuid:sitting_id>/edit/", plan.edit, name="edit"),
    path("<uuid:sitting_id>/repeat/", plan.repeat, name="repeat"),
    path("<uuid:sitting_id>/play/", play.play, name="play"),
    path("<uuid:sitting_id>/after/", after.after, name="after"),
]
