"""The form that takes a link to a session."""

from __future__ import annotations

from django import forms

from legato.errors import RecipeError
from legato.notation.recipe import Recipe
from legato.pipeline.recipe import refuse_unknown_techniques
from legato.server.wire.language import say, say_later

LONGEST = 4_000
"""Letters that are looked at: a link with a long address, broken into lines by a letter."""


class LinkForm(forms.Form):
    """A link, or what stands behind its `#`."""

    link = forms.CharField(
        max_length=LONGEST,
        label=say_later("recipe-open-field"),
        error_messages={"required": say_later("recipe-missing"), "max_length": say_later("recipe-too-long")},
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "class": "recipe-link",
                "autocomplete": "off",
                "autocapitalize": "off",
                "spellcheck": "false",
            }
        ),
    )

    recipe: tuple[Recipe, str]
    """What is in it, and the key it was signed with; there once the form is valid."""

    def clean_link(self) -> str:
        """Read it; the sentence says why it cannot be."""
        from legato.notation.seal import read_seal  # noqa: PLC0415 - takes long to import, and is seldom asked for

        link = str(self.cleaned_data["link"])
        try:
            found = read_seal(link)
            refuse_unknown_techniques(found.recipe)
        except RecipeError as wrong:
            raise forms.ValidationError(say(wrong.code)) from None
        self.recipe = found.recipe, found.key
        return link
