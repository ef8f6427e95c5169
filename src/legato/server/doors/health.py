"""Whether the app is well, for whoever looks after it: a container, a monitor, `legato healthcheck`."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from legato import __version__
from legato.server.keeping import look_at_records


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer that pages and records are there; what keeps the records away is answered as everywhere: 503, or 507."""
    look_at_records()
    return JsonResponse({"status": "ok", "version": __version__})
