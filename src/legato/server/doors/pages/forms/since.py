"""How it is now: one question for each thing that felt wrong before and is not over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField

from legato.safety import Lasting, Reply
from legato.server.doors.pages.lasting_words import where_words

_WORDS = {
    Reply.STILL: "It is still there",
    Reply.GONE: "It has gone",
    Reply.SEEN: "It has gone, a doctor has looked at it, and massage is fine",
    Reply.MISTAKE: "That was a mistake: I tapped the wrong thing",
}
_NOT_SEEN = "It has gone, but no doctor has looked at it"


@dataclass(frozen=True)
class SinceRow:
    """Something that felt wrong, as the page shows it."""

    label: str
    place: str
    at: datetime
    says: BoundField


class SinceForm(forms.Form):
    """Each question has to be answered: silence is not ease."""

    def __init__(self, *args: Any, asked: Sequence[Lasting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        for one in asked:
            self.fields[f"reply-{one.trouble.id}"] = forms.ChoiceField(
                choices=_choices(one),
                widget=forms.RadioSelect,
                error_messages={"required": f"How is it now: {one.option.label.lower()}?"},
            )

    def rows(self) -> list[SinceRow]:
        """Return the questions for the page."""
        return [
            SinceRow(one.option.label, where_words(one.trouble), one.trouble.at, self[f"reply-{one.trouble.id}"])
            for one in self._asked
        ]

    def replies(self) -> dict[str, Reply]:
        """Return the answers, by what they are about."""
        return {one.trouble.id: Reply(self.cleaned_data[f"reply-{one.trouble.id}"]) for one in self._asked}


def _choices(one: Lasting) -> list[tuple[str, str]]:
    words = _WORDS | ({Reply.GONE: _NOT_SEEN} if Reply.SEEN in one.replies else {})
    return [(reply.value, words[reply]) for reply in one.replies]
