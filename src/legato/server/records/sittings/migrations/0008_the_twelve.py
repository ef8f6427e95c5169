"""The tour of the twelve techniques is a ready-made session too."""

from __future__ import annotations

from django.db import migrations, models

_NAMES = ("cramp-left", "cramp-right", "hurting", "five", "ten", "twenty", "twelve")


class Migration(migrations.Migration):
    dependencies = [("sittings", "0007_tell_apart_what_was_assumed")]

    operations = [
        migrations.AlterField(
            model_name="sitting",
            name="ready",
            field=models.CharField(blank=True, choices=[(name, name) for name in _NAMES], max_length=20),
        ),
    ]
