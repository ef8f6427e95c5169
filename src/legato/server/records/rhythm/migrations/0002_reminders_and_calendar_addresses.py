"""When calendars remind somebody of a programme, and the addresses at which they ask."""

from __future__ import annotations

import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_chance_may_choose'),
        ('rhythm', '0001_programmes_that_people_keep'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('rhythm', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reminder', serialize=False, to='rhythm.rhythm')),
                ('weekdays', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^(?:MO|TU|WE|TH|FR|SA|SU)(,(?:MO|TU|WE|TH|FR|SA|SU))*$')])),
                ('at', models.TimeField()),
                ('zone', models.CharField(blank=True, max_length=64)),
                ('is_named', models.BooleanField(default=False)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('state', models.CharField(choices=[('on', 'On'), ('resting', 'Resting'), ('removed', 'Removed')], default='on', max_length=10)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('revised_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-revised_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['on', 'resting', 'removed'])), name='reminder_state_is_known'), models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on'))), name='reminders_begin_first')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('counted_from', models.DateTimeField(blank=True, null=True)),
                ('counted', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to='people.person')),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person',), name='one_calendar_address_for_each_person')],
            },
        ),
    ]
