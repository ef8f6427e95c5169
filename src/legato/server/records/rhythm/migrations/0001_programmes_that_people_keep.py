"""The programmes that people keep."""

from __future__ import annotations

import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0004_a_picture_for_each'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rhythm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('programme', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$')])),
                ('begun_on', models.DateField()),
                ('rested_days', models.PositiveIntegerField(default=0)),
                ('paused_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rhythms', to='people.person')),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('person',), name='one_programme_at_a_time_for_each_person')],
            },
        ),
    ]
