"""The forms of the people page."""

from __future__ import annotations

from django import forms

WORD = "delete"


class NameForm(forms.Form):
    """What somebody is called."""

    name = forms.CharField(
        max_length=60,
        label="Name",
        error_messages={"required": "What should we call them?", "max_length": "A name has at most 60 letters."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 60}),
    )


class DeleteEverythingForm(forms.Form):
    """One word, so that nothing is deleted by a stray tap."""

    word = forms.CharField(
        max_length=20,
        label=f"Type “{WORD}” to delete everything",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        error_messages={"required": f"Type “{WORD}” to go on, or go back."},
    )

    def clean_word(self) -> str:
        """Accept the word in any case."""
        word = str(self.cleaned_data["word"]).strip().lower()
        if word != WORD:
            raise forms.ValidationError(f"Type “{WORD}” to go on, or go back.")
        return word
