"""The computer's side: showing a code, and sending phones away again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legato.server.doors.pages.finding import sitting_or_404
from legato.server.records.pairing.codes import format_code
from legato.server.records.pairing.models import LONGEST_NAME, Phone
from legato.server.records.pairing.selectors import JOINS_WITHIN, is_here, is_over, phones_of, uses_of
from legato.server.records.pairing.services import PairingCode, code_show, phone_end, phone_rename
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import is_fresh
from legato.server.sharing.address import is_open, own_address, share_address, share_port
from legato.server.wire.scopes import scope_of


@require_http_methods(["GET", "HEAD", "POST"])
def phones(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Say which phones have joined; a form asks for a code, which is shown once.

    A script that asks for a part of the page only sends `X-Part`.
    """
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    context = _context(scope, sitting)
    if request.method == "POST" and context["may_join"]:
        context |= _shown(code_show(scope, sitting=sitting))
    template = "pairing/phones_part.html" if request.headers.get("X-Part") else "pairing/phones.html"
    response = render(request, template, context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def joined_phones(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give the list of joined phones alone, for a page that waits for one."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    return render(request, "pairing/joined_part.html", {"sitting": sitting, **_joined(scope, sitting)})


@require_POST
def end(request: HttpRequest, sitting_id: uuid.UUID, phone_id: uuid.UUID) -> HttpResponse:
    """Send a phone away."""
    scope = scope_of(request)
    phone_end(scope, phone=_phone_or_404(scope, sitting_id, phone_id))
    return redirect("pairing:phones", sitting_id=sitting_id)


@require_POST
def rename(request: HttpRequest, sitting_id: uuid.UUID, phone_id: uuid.UUID) -> HttpResponse:
    """Call a phone something."""
    scope = scope_of(request)
    name = request.POST.get("name", "")[:200]
    phone_rename(scope, phone=_phone_or_404(scope, sitting_id, phone_id), name=name)
    return redirect("pairing:phones", sitting_id=sitting_id)


def _phone_or_404(scope: Scope, sitting_id: uuid.UUID, phone_id: uuid.UUID) -> Phone:
    found = phones_of(scope, sitting_or_404(scope, sitting_id)).filter(id=phone_id).first()
    if found is None:
        raise Http404
    return found


def _context(scope: Scope, sitting: Sitting) -> dict[str, Any]:
    door = _door()
    return {
        "sitting": sitting,
        "uses": uses_of(sitting),
        "door": door,
        "address": share_address(),
        "may_join": door == "open" and not is_over(sitting) and _may_be_played(scope, sitting),
        **_joined(scope, sitting),
    }


def _joined(scope: Scope, sitting: Sitting) -> dict[str, Any]:
    """Return the joined phones, each with whether it gives signs of life."""
    told = [(phone, is_here(phone, scope.now)) for phone in phones_of(scope, sitting)]
    return {"phones": told, "longest": LONGEST_NAME}


def _door() -> str:
    """Return how it is about the door for phones: `closed`, as nobody asked for it, `ended`, `nowhere` or `open`."""
    if share_port() is None:
        return "closed"
    if not is_open():
        return "ended"
    return "nowhere" if share_address() is None else "open"


def _may_be_played(scope: Scope, sitting: Sitting) -> bool:
    return not sitting.withdrawn and is_fresh(sitting.made_at, scope.now)


def _shown(shown: PairingCode) -> dict[str, Any]:
    # Both take long to import, and most people never let a phone join.
    from legato.server.doors.pages.phones.qr import qr_code  # noqa: PLC0415
    from legato.server.sharing.certificate import own_certificate_at  # noqa: PLC0415

    return {
        "qr": qr_code(f"{share_address()}join/{shown.code}/"),
        "code": format_code(shown.code),
        "minutes": JOINS_WITHIN.seconds // 60,
        "fingerprint": own_certificate_at(own_address() or "").fingerprint,
    }
