"""Phones are told apart by what people call them."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pairing", "0003_choices_are_codes")]

    operations = [
        migrations.AddField(
            model_name="phone",
            name="name",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
    ]
