"""A plan knows the check-in that led to it; of plans from before nobody knows."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sittings", "0014_composed_from_a_recipe")]

    operations = [
        migrations.AddField(
            model_name="sitting",
            name="check_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="led_to",
                to="sittings.draft",
            ),
        ),
    ]
