"""Write many sessions into new records, and then each form of a dossier; print what each took in CPU seconds."""

from __future__ import annotations

import os
import sys
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

FIRST = datetime(2025, 1, 1, 19, tzinfo=UTC)


def main() -> None:
    """Fill the folder that is named, and measure."""
    folder, sessions = sys.argv[1], int(sys.argv[2])
    os.environ["LEGATO_DATA_DIR"] = folder
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from legato.server.starting import start  # noqa: PLC0415 - needs the folder

    start()
    from legato.response import Chosen, DossierPart  # noqa: PLC0415 - as above
    from legato.server.records.export import household_export  # noqa: PLC0415 - as above
    from legato.server.wire.dossier_files import DossierForm, dossier_write  # noqa: PLC0415 - as above
    from legato.words import load_sentences  # noqa: PLC0415 - as above
    from server.builders import scope_for  # noqa: PLC0415 - as above

    anna = _fill(sessions)
    scope, chosen = scope_for(anna), Chosen(frozenset(DossierPart))
    _measure("json", lambda out: household_export(scope, out))
    for form in DossierForm:
        _measure(form.value, lambda out, form=form: dossier_write(scope, anna, chosen, form, load_sentences(), out))


def _fill(sessions: int) -> object:
    """Record one session as the app does, and many of its kind."""
    from django.db import transaction  # noqa: PLC0415 - needs the settings

    from legato.server.records.people.entry import home_scope, with_first_person  # noqa: PLC0415 - as above
    from legato.server.records.sittings.models import Event, Feedback, ZonePain  # noqa: PLC0415 - as above
    from server.builders import held  # noqa: PLC0415 - as above

    anna = with_first_person(home_scope(now=FIRST, language="en", chosen=None)).person
    one = held(anna)
    blocks = [step for step in one.session["steps"] if step["step"] == "block"]
    with transaction.atomic():
        for nth in range(sessions - 1):
            one.pk, one.made_at = uuid.uuid4(), FIRST + timedelta(hours=26 * nth)
            one.started_at, one.ended_at = one.made_at, one.made_at + timedelta(minutes=20)
            one.save(force_insert=True)
            ZonePain.objects.create(sitting=one, leg="left", zone="calf", before=5, after=nth % 5)
            ZonePain.objects.create(sitting=one, leg="right", zone="arch", before=3, after=None)
            Feedback.objects.create(sitting=one, felt="better", note="A quiet evening.")
            Event.objects.bulk_create(
                Event(
                    id=uuid.uuid4(),
                    sitting=one,
                    kind="started" if at == 0 else "cue_reached",
                    at_ms=at * 30_000,
                    happened_at=one.made_at + timedelta(seconds=30 * at),
                    leg=blocks[at % len(blocks)]["leg"] if at else "",
                    technique=blocks[at % len(blocks)]["technique"] if at else "",
                )
                for at in range(41)
            )
    return anna


def _measure(form: str, write: Callable[[BytesIO], None]) -> None:
    taken = []
    for _ in range(3):
        out, began = BytesIO(), time.process_time()
        write(out)
        taken.append(time.process_time() - began)
    print(form, min(taken), out.tell())


if __name__ == "__main__":
    main()
