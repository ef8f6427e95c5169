"""What is spoken and sounded in a sitting, as clips."""

from __future__ import annotations

import uuid
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from legato.server.wire.answers import answer
from legato.server.wire.clips import clips_document
from legato.server.wire.finding import kept_timeline
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import Gives, Refuses, describe
from legato.server.wire.openapi.documents_shared import ClipsAnswer
from legato.server.wire.scopes import scope_of

router = Router(tags=["sittings"])


@router.get(
    "/sittings/{sitting_id}/clips",
    summary="What is spoken and sounded in a sitting, as sound files",
    description=(
        "`clips` are by the texts of the timeline's cues, `sounds` by name. `voice` is null, and `says` tells why "
        "in one sentence, when the browser has to speak. While `ready` is false some clips are still being made: "
        "their `ms` and `bytes` are likely ones, and their addresses answer as soon as they are made. "
        "`made` tells how many are there, and the first line that could not be made. A line that is not made yet has "
        "an `instead` where the voice that comes with Legato can say it meanwhile. `beds` are sounds to massage by: "
        "from `from_ms` on, `loop_ms` repeat themselves without a seam. "
        "`?type=mp3` is for browsers that cannot play Opus, and `?look=true` begins no making. 409 as for the timeline."
    ),
    openapi_extra=describe(
        "listClips",
        {200: Gives(ClipsAnswer, "The files.", examples.CLIPS)},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW, Refuses.NOT_USABLE],
    ),
)
def clips(
    request: HttpRequest,
    sitting_id: uuid.UUID,
    type: Literal["ogg", "mp3"] = "ogg",  # noqa: A002
    look: bool = False,  # noqa: FBT001, FBT002
) -> HttpResponse:
    """List the clips of a sitting, beginning to make those that are missing."""
    kept = kept_timeline(scope_of(request), sitting_id)
    return answer(clips_document(kept.compressed, type, look=look))
