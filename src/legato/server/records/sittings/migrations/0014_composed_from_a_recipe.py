"""A session may have been composed from a recipe that somebody passed on."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sittings", "0013_more_and_good")]

    operations = [
        migrations.AddField(model_name="sitting", name="recipe", field=models.JSONField(blank=True, null=True)),
    ]
