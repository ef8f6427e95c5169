"""Copies: kept as one file, brought back from one, and the ones that are kept by themselves."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from legato.errors import CopyError
from legato.server import copies_folder
from legato.server.copies_folder import KeptCopy
from legato.server.records.copies.services import copy_bring_back, copy_write
from legato.server.records.people.models import Person
from legato.server.records.people.selectors import people_of, person_get
from legato.server.wire.downloads import written
from legato.server.wire.language import say, time_said
from legato.server.wire.limits import takes_up_to
from legato.server.wire.scopes import scope_of

_TYPE = "application/gzip"
_MEGABYTE = 1_000_000
AT_A_TIME = 24
"""People of whom each has a link; of more, each has it on their own page."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show how a copy is kept and brought back, and which there are."""
    return _page(request)


@require_safe
def keep(request: HttpRequest) -> HttpResponseBase:
    """Give a copy of everything as a file."""
    return _new(request, None)


@require_safe
def keep_of(request: HttpRequest, person_id: uuid.UUID) -> HttpResponseBase:
    """Give a copy of one person's records as a file, to be taken to another computer."""
    person = person_get(scope_of(request), person_id)
    if person is None:
        raise Http404
    return _new(request, person)


@takes_up_to(settings.MAX_COPY_BYTES)
@csrf_exempt
@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Bring back what is in a file that is sent along.

    It goes to the disk while it comes in. That has to be said before anything of the form is read, its token
    included, so the token is asked for one step further in.
    """
    request.upload_handlers = [TemporaryFileUploadHandler(request)]
    return _bring_back_sent(request)


@csrf_protect
def _bring_back_sent(request: HttpRequest) -> HttpResponse:
    sent = request.FILES.get("copy")
    if sent is None:
        return _page(request, says=say("copies-none-chosen"))
    return _bring_back(request, cast(BinaryIO, sent.file))


@require_safe
def take_along(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a copy that was kept by itself."""
    return _file(_found(name).file.open("rb"), name)


@require_POST
def bring_back_kept(request: HttpRequest, name: str) -> HttpResponse:
    """Bring back a copy that was kept by itself."""
    with _found(name).file.open("rb") as file:
        return _bring_back(request, file)


@require_POST
def delete_kept(request: HttpRequest, name: str) -> HttpResponse:
    """Delete a copy that was kept by itself; whoever presses twice finds that it is done."""
    copies_folder.forget(name)
    messages.success(request, say("copies-kept-deleted"))
    return redirect("people:copies")


def _new(request: HttpRequest, person: Person | None) -> HttpResponseBase:
    """Give a copy of now."""
    scope = scope_of(request)
    name = copies_folder.file_name(scope.now, "copy" if person is None else "person")
    return written(lambda out: copy_write(scope, out=out, person=person), content_type=_TYPE, name=name)


def _file(file: Any, name: str) -> HttpResponseBase:
    response = FileResponse(file, as_attachment=True, filename=name, content_type=_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _bring_back(request: HttpRequest, file: BinaryIO) -> HttpResponse:
    try:
        brought = copy_bring_back(scope_of(request), copy=file)
    except CopyError as wrong:
        return _page(request, says=say(wrong.code, **wrong.values))
    if brought.added or brought.joined:
        messages.success(request, say("copies-brought", people=brought.people, sittings=brought.sittings))
    else:
        messages.info(request, say("copies-all-here"))
    return redirect("people:show")


def _page(request: HttpRequest, says: str = "") -> HttpResponse:
    some = list(people_of(scope_of(request))[: AT_A_TIME + 1])
    context = {
        "people": some,
        "is_many": len(some) > AT_A_TIME,
        "copies": [(one, _told(one)) for one in copies_folder.copies()],
        "most": copies_folder.MOST,
        "says": says,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if says else HTTPStatus.OK
    return render(request, "people/copies.html", context, status=status)


def _told(one: KeptCopy) -> str:
    at = timezone.localtime(one.at)
    size = f"{max(one.size / _MEGABYTE, 0.1):.1f}"
    return say(f"copies-kept-{one.why}", day=at.date(), time=time_said(at), size=size)


def _found(name: str) -> KeptCopy:
    found = copies_folder.find(name)
    if found is None:
        raise Http404
    return found
