"""What the choices are called is no matter of the records: doors say it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pairing", "0002_say_by_codes")]

    operations = [
        migrations.AlterField(
            model_name="ask",
            name="kind",
            field=models.CharField(choices=[("softer", "Softer"), ("more", "More"), ("stop", "Stop")], max_length=10),
        ),
        migrations.AlterField(
            model_name="ask",
            name="wish",
            field=models.CharField(
                choices=[
                    ("softer", "Softer"),
                    ("stop", "Stop"),
                    ("more", "More"),
                    ("more_is_most", "More Is Most"),
                    ("more_nowhere", "More Nowhere"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="phone",
            name="use",
            field=models.CharField(blank=True, choices=[("screen", "Screen"), ("remote", "Remote")], max_length=10),
        ),
    ]
