"""The receiver can let the giver know that it feels good."""

from __future__ import annotations

from django.db import migrations, models

KINDS = ["softer", "more", "stop", "good"]


class Migration(migrations.Migration):
    dependencies = [("pairing", "0004_phone_names")]

    operations = [
        migrations.RemoveConstraint(model_name="ask", name="ask_kind_is_known"),
        migrations.AlterField(
            model_name="ask",
            name="kind",
            field=models.CharField(
                choices=[("softer", "Softer"), ("more", "More"), ("stop", "Stop"), ("good", "Good")], max_length=10
            ),
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
                    ("good", "Good"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="ask",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="ask_kind_is_known"),
        ),
    ]
