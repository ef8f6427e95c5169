"""A trial of one technique is a ready-made session too: there is one for every technique and leg."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sittings", "0008_the_twelve")]

    operations = [
        migrations.AlterField(
            model_name="sitting",
            name="ready",
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
