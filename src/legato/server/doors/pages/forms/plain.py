"""The base of all forms: what is wrong with an answer is said in our own words, in the language of the request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise

from legato.notation.checkin import Who
from legato.server.wire.language import say

_SAID_BY = {
    "required": "checkin-wrong-required",
    "invalid_choice": "checkin-wrong-choice",
    "invalid_list": "checkin-wrong-choice",
    "min_value": "checkin-wrong-small",
    "max_value": "checkin-wrong-large",
    "max_length": "checkin-wrong-long",
}
"""The sentence for each of Django's reasons."""
_OTHERWISE = "checkin-wrong-text"
_LIMITS = {"min_value": "least", "max_value": "most", "max_length": "most"}
"""What each limit is called in its sentence."""
_NULLS = "null_characters_not_allowed"


class PlainForm(forms.Form):
    """A form that speaks to whoever answers it."""

    def __init__(self, *args: Any, who: Who = Who.SELF, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who.value
        """Whom it speaks to, as sentences take it."""

    def full_clean(self) -> None:
        """Clean everything; a field that brings no sentence of its own for a reason gets the usual one."""
        for field in self.fields.values():
            field.error_messages = _own_words(field)
        super().full_clean()


def _own_words(field: forms.Field) -> dict[str, Any]:
    # Django's own sentences are lazy, ours are not; what a validator finds is said by its code where there is one.
    own = {code: text for code, text in field.error_messages.items() if not isinstance(text, Promise)}
    codes = [code for code in (*field.error_messages, *_LIMITS, _NULLS) if code not in own]
    return own | {code: said for code in codes if (said := _sentence(code, field))}


def _sentence(code: str, field: forms.Field) -> str:
    """Return the usual sentence for a reason, nothing where the field knows no such limit."""
    if code in _LIMITS:
        limit = getattr(field, code, None)
        return "" if limit is None else say(_SAID_BY[code], **{_LIMITS[code]: limit})
    if code == "invalid" and isinstance(field, forms.IntegerField):
        return say("checkin-wrong-number")
    return say(_SAID_BY.get(code, _OTHERWISE))
