"""More can be asked for while a session is held, and the receiver can say that it feels good."""

from __future__ import annotations

from django.db import migrations, models

KINDS = [
    "started",
    "paused",
    "resumed",
    "cue_reached",
    "skipped",
    "repeated",
    "softer",
    "shorter",
    "firmer",
    "longer",
    "side_changed",
    "something_wrong",
    "finished",
    "pain_after",
    "told_after",
    "asked_softer",
    "asked_more",
    "asked_stop",
    "said_good",
]


class Migration(migrations.Migration):
    dependencies = [("sittings", "0012_corrections")]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_kind_is_known"),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(choices=[(kind, kind.replace("_", " ").title()) for kind in KINDS], max_length=20),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="event_kind_is_known"),
        ),
    ]
