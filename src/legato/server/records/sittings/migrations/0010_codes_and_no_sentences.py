"""Take the sentences out of kept screenings and plans: their codes, rules and facts stay, and doors say them anew.

A warning that is corrected is then right for what was recorded before. What was decided stays as it is: verdict,
urgency, limits, which rules fired for which facts on which legs, and which technique is in or out by which code.
A plan whose reasons were written before they had arguments is told in the plainer sentence of each code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import migrations, models

_OF_A_RULE = frozenset({"name", "says", "do", "why", "sources", "status"})
"""What the book of rules says about a rule, and about the care for a delicate place."""
_AT_ONCE = 200


def forget_sentences(apps: Any, schema_editor: Any) -> None:
    """Rewrite every screening and every session that is kept."""
    del schema_editor
    sittings = apps.get_model("sittings", "Sitting").objects
    _rewrite(sittings, sittings.defer("timeline").order_by("pk"), ["session", "screening"])
    drafts = apps.get_model("sittings", "Draft").objects
    _rewrite(drafts, drafts.exclude(screening=None).order_by("pk"), ["screening"])


def _rewrite(manager: Any, rows: Any, fields: list[str]) -> None:
    ready: list[Any] = []
    for row in rows.iterator(chunk_size=_AT_ONCE):
        row.screening = screening_in_codes(row.screening)
        if "session" in fields:
            row.session = session_in_codes(row.session)
        ready.append(row)
        if len(ready) == _AT_ONCE:
            manager.bulk_update(ready, fields)
            ready.clear()
    manager.bulk_update(ready, fields)


def screening_in_codes(screening: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept screening without the words of rules and facts."""
    told = dict(screening)
    for name, words in (("reasons", _OF_A_RULE), ("always", _OF_A_RULE), ("held", frozenset({"short"}))):
        if name in told:
            told[name] = [_without(words, one) for one in told[name]]
    return told


def session_in_codes(session: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept session whose reasons have codes and arguments only."""
    choices: Iterable[Mapping[str, Any]] = session.get("choices", ())
    return {
        **session,
        "choices": [{**one, "reasons": [_without({"says"}, reason) for reason in one["reasons"]]} for one in choices],
    }


def _without(names: Iterable[str], record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in set(names)}


class Migration(migrations.Migration):
    dependencies = [("sittings", "0009_a_trial_is_ready_made")]

    operations = [
        # What is done cannot be undone: the sentences of before are those of the book of before.
        migrations.RunPython(forget_sentences, migrations.RunPython.noop, elidable=True),
        # What the choices are called is said at the door too.
        migrations.AlterField(
            model_name="draft",
            name="outcome",
            field=models.CharField(
                choices=[("open", "Open"), ("planned", "Planned"), ("refused", "Refused")],
                default="open",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="felt",
            field=models.CharField(
                blank=True,
                choices=[
                    ("much_better", "Much Better"),
                    ("better", "Better"),
                    ("same", "Same"),
                    ("worse", "Worse"),
                    ("much_worse", "Much Worse"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="sitting",
            name="status",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("playing", "Playing"),
                    ("stopped", "Stopped"),
                    ("finished", "Finished"),
                ],
                default="planned",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="sitting",
            name="withdrawn",
            field=models.CharField(
                blank=True,
                choices=[
                    ("refused", "Refused"),
                    ("trouble", "Trouble"),
                    ("answered", "Answered"),
                    ("unknowing", "Unknowing"),
                ],
                max_length=10,
            ),
        ),
    ]
