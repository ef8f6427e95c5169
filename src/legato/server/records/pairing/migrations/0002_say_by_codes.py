"""What the giver was told is kept as a code; the sentences kept until now are read once more."""

from typing import Any

from django.db import migrations, models

FIXED = {
    "They ask for softer.": "softer",
    "They ask you to stop. Take your hands away.": "stop",
    "They ask for more. Wait for the next technique.": "more_nowhere",
    "They ask for more, but this is as firm as it may be here. Stay as you are.": "more_is_most",
}
UP_TO = "They ask for more. Go up slowly, and no further than "
PRESSURES = {"feather-light": 1, "very light": 2, "light": 3, "moderate": 4, "firm": 6}


def read_sentences(apps: Any, schema_editor: Any) -> None:
    """Give each press its code; what no sentence tells follows from the button, and never asks for more."""
    for ask in apps.get_model("pairing", "Ask").objects.all():
        ask.most = PRESSURES.get(ask.says.removeprefix(UP_TO).rstrip(".")) if ask.says.startswith(UP_TO) else None
        otherwise = ask.kind if ask.kind != "more" else "more_is_most"
        ask.wish = "more" if ask.most is not None else FIXED.get(ask.says, otherwise)
        ask.save(update_fields=["wish", "most"])


class Migration(migrations.Migration):

    dependencies = [("pairing", "0001_phones")]

    operations = [
        migrations.AddField(
            model_name="ask",
            name="wish",
            field=models.CharField(
                choices=[
                    ("softer", "softer"),
                    ("stop", "stop"),
                    ("more", "more, up to a pressure"),
                    ("more_is_most", "more, but it is as firm as it may be"),
                    ("more_nowhere", "more, while nothing is massaged"),
                ],
                default="stop",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="ask",
            name="most",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(read_sentences, migrations.RunPython.noop),
        migrations.RemoveField(model_name="ask", name="says"),
    ]
