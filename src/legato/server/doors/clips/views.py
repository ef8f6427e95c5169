"""Clips as files: cached for ever, because the name of a clip says what is in it."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from legato.errors import NotReadyError
from legato.server.sound import gateway as door

WITHIN_S = 6
"""How long a clip that is just being made is waited for."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def clip(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """Send a clip, or the part of it that is asked for; make it first when it is only noted."""
    if not door.is_installed():
        raise Http404
    from legato.server.sound.finding import clip_made  # noqa: PLC0415 - an extra

    try:
        found = clip_made(name, ending, WITHIN_S)
    except NotReadyError as wrong:
        headers = {"Cache-Control": "no-store", "Retry-After": "2"}
        return HttpResponse(
            wrong.says, status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8", headers=headers
        )
    if found is None:
        raise Http404
    content, media_type = found
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": f'"{name}"',
        "Accept-Ranges": "bytes",
    }
    part = _part(request.headers.get("Range", ""), len(content))
    if part is None:
        return HttpResponse(content, content_type=media_type, headers=headers)
    if not part:
        refused = {**headers, "Content-Range": f"bytes */{len(content)}"}
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=refused)
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
    return HttpResponse(
        content[part.start : part.stop], status=HTTPStatus.PARTIAL_CONTENT, content_type=media_type, headers=headers
    )


def _part(asked: str, size: int) -> range | None:
    """Return the bytes a Range header asks for; an empty range when there are none, `None` for all of them.

    Several ranges at once are answered with everything, as RFC 9110 allows.
    """
    found = _RANGE.fullmatch(asked.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        return range(max(size - int(found[2]), 0), size) if int(found[2]) else range(0)
    first = int(found[1])
    last = int(found[2]) if found[2] else max(first, size - 1)
    if last < first:
        return None
    return range(first, min(last + 1, size)) if first < size else range(0)
