"""Chance may choose from the beginning, for everybody who is added from now on; who is there already keeps theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_chance_may_choose")]
    operations = [migrations.AlterField("person", "draws", models.BooleanField(default=True))]
