"""The people of the household: choosing, adding, renaming, deleting; and everything in one file."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legato.server.doors.pages.people.forms import DeleteEverythingForm, NameForm
from legato.server.records.export import household_export_json
from legato.server.records.pairing.tries import tries_forget_all
from legato.server.records.people import services
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import people_of, person_get
from legato.server.wire.language import say
from legato.server.wire.scopes import choose_person, scope_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the people, the export, and the way to delete everything."""
    return _page(request, NameForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody and care for them from now on."""
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            person = services.person_create(scope_of(request), name=form.cleaned_data["name"])
        except ValidationError:
            form.add_error("name", say("people-name-taken"))
        else:
            choose_person(request, person)
            return redirect("people:show")
    return _page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
def choose(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Care for this person from now on."""
    choose_person(request, _person_or_404(scope_of(request), person_id))
    return redirect("home")


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Give a person another name."""
    scope = scope_of(request)
    person = _person_or_404(scope, person_id)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        try:
            services.person_rename(scope, person=person, name=form.cleaned_data["name"])
        except ValidationError:
            form.add_error("name", say("people-name-taken"))
        else:
            return redirect("people:show")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    name = people_of(scope).values_list("name", flat=True).get(id=person.id)
    return render(request, "people/rename.html", {"whose": name, "who": person, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Ask once, then delete a person with everything recorded about them."""
    scope = scope_of(request)
    person = _person_or_404(scope, person_id)
    if request.method == "POST":
        services.person_delete(scope, person=person)
        messages.success(request, say("people-are-deleted", name=person.name))
        return redirect("people:show")
    return render(request, "people/delete.html", {"who": person})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give every record of the household as a file."""
    text = household_export_json(scope_of(request))
    name = f"legato-{scope_of(request).today:%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_everything(request: HttpRequest) -> HttpResponse:
    """Ask for one word, then delete every record and forget the visitor."""
    form = DeleteEverythingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        tries_forget_all()
        services.household_delete(scope_of(request))
        request.session.flush()
        response = render(request, "people/deleted.html")
        # What this device keeps for the time without a network goes too.
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "people/delete_everything.html", {"form": form}, status=status)


def _page(request: HttpRequest, form: NameForm, status: int = HTTPStatus.OK) -> HttpResponse:
    people = people_of(scope_of(request))
    return render(request, "people/people.html", {"people": people, "form": form}, status=status)


def _person_or_404(scope: Scope, person_id: uuid.UUID) -> Person:
    found = person_get(scope, person_id)
    if found is None:
        raise Http404
    return found
