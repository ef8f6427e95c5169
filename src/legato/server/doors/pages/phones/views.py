"""The computer's side: showing a code, and sending phones away again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legato.server.doors.pages.finding import sitting_or_404
from legato.server.records.pairing.codes import format_code
from legato.server.records.pairing.selectors import JOINS_WITHIN, is_over, phones_of, uses_of
from legato.server.records.pairing.services import PairingCode, code_show, phone_end
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import is_fresh
from legato.server.sharing.address import share_address
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
    return render(request, "pairing/joined_part.html", {"sitting": sitting, "phones": list(phones_of(scope, sitting))})


@require_POST
def end(request: HttpRequest, sitting_id: uuid.UUID, phone_id: uuid.UUID) -> HttpResponse:
    """Send a phone away."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    phone = phones_of(scope, sitting).filter(id=phone_id).first()
    if phone is None:
        raise Http404
    phone_end(scope, phone=phone)
    return redirect("pairing:phones", sitting_id=sitting.id)


def _context(scope: Scope, sitting: Sitting) -> dict[str, Any]:
    return {
        "sitting": sitting,
        "phones": list(phones_of(scope, sitting)),
        "uses": uses_of(sitting),
        "address": share_address(),
        "may_join": share_address() is not None and not is_over(sitting) and _may_be_played(scope, sitting),
    }


def _may_be_played(scope: Scope, sitting: Sitting) -> bool:
    return not sitting.withdrawn and is_fresh(sitting.made_at, scope.now)


def _shown(shown: PairingCode) -> dict[str, Any]:
    # Both take long to import, and most people never let a phone join.
    from legato.server.doors.pages.phones.qr import qr_code  # noqa: PLC0415
    from legato.server.sharing.certificate import kept_fingerprint  # noqa: PLC0415

    address = share_address()
    return {
        "qr": qr_code(f"{address}join/{shown.code}/"),
        "code": format_code(shown.code),
        "minutes": JOINS_WITHIN.seconds // 60,
        "fingerprint": kept_fingerprint(),
    }
