"""Addresses under /check-in/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.checkins import views as checkin
from legato.server.doors.pages.checkins.asked import asked
from legato.server.doors.pages.checkins.who import name_receiver, turn_to

app_name = "checkin"

urlpatterns = [
    path("", checkin.begin, name="begin"),
    path("asked/<uuid:draft_id>/", asked, name="asked"),
    path("<uuid:draft_id>/who/", turn_to, name="who"),
    path("<uuid:draft_id>/whose/", name_receiver, name="whose"),
    path("<uuid:draft_id>/verdict/", checkin.verdict, name="verdict"),
    path("<uuid:draft_id>/no-plan/", checkin.no_plan, name="no-plan"),
    path("<uuid:draft_id>/since-last-time/", checkin.since, name="since-last-time"),
    path("<uuid:draft_id>/first-questions/", checkin.first, name="first-questions"),
    path("<uuid:draft_id>/where/", checkin.where, name="where"),
    path("<uuid:draft_id>/today/", checkin.today, name="today"),
    path("<uuid:draft_id>/health/", checkin.health, name="health"),
    path("<uuid:draft_id>/foot-check/", checkin.looks, name="foot-check"),
    path("<uuid:draft_id>/foot-check/<slug:look_id>/", checkin.look, name="look"),
    path("<uuid:draft_id>/your-legs/", checkin.legs, name="your-legs"),
]
