"""Addresses under /diary/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.diary.card import card
from legato.server.doors.pages.diary.entry import delete, entry
from legato.server.doors.pages.diary.helped import helped
from legato.server.doors.pages.diary.take_along import take_along, take_file
from legato.server.doors.pages.diary.views import show

app_name = "diary"

urlpatterns = [
    path("", show, name="show"),
    path("take-along/", take_along, name="take-along"),
    path("take-along/file/", take_file, name="take-file"),
    path("what-helped/", helped, name="helped"),
    path("<uuid:sitting_id>/", entry, name="entry"),
    path("<uuid:sitting_id>/card/", card, name="card"),
    path("<uuid:sitting_id>/delete/", delete, name="delete"),
]
