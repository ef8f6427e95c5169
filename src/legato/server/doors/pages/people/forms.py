"""The forms of the people page."""

from __future__ import annotations

from django import forms

from legato.server.records.people.models import Emblem
from legato.server.records.people.names import LONGEST
from legato.server.wire.language import say, say_later

WORD = "delete"


class NameForm(forms.Form):
    """What somebody is called."""

    name = forms.CharField(
        max_length=LONGEST,
        label=say_later("people-name"),
        error_messages={
            "required": say_later("people-name-missing"),
            "max_length": say_later("people-name-long"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": LONGEST}),
    )


class DescribeForm(NameForm):
    """What somebody is called, the picture beside it, and whether chance may choose their plans."""

    picture = forms.ChoiceField(
        choices=Emblem.choices,
        required=False,
        error_messages={"invalid_choice": say_later("people-picture-choose")},
    )
    draws = forms.BooleanField(required=False)


class DeleteEverythingForm(forms.Form):
    """One word, so that nothing is deleted by a stray tap."""

    word = forms.CharField(
        max_length=20,
        label=say_later("people-type-word", word=WORD),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        error_messages={"required": say_later("people-type-word-or-back", word=WORD)},
    )

    def clean_word(self) -> str:
        """Accept the word in any case."""
        word = str(self.cleaned_data["word"]).strip().lower()
        if word != WORD:
            raise forms.ValidationError(say("people-type-word-or-back", word=WORD))
        return word
