"""How it is now: one question for each thing that felt wrong before and is not over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField

from legato.safety import Lasting, Reply
from legato.server.doors.pages.forms.plain import PlainForm
from legato.server.doors.pages.lasting_words import where_words
from legato.server.wire.language import say

_PREFIX = "reply-"
_UNSEEN = "gone_unseen"
"""What "it has gone" means where a doctor should have looked at it."""


@dataclass(frozen=True)
class SinceRow:
    """Something that felt wrong, as the page shows it."""

    label: str
    place: str
    at: datetime
    says: BoundField


class SinceForm(PlainForm):
    """Each question has to be answered: silence is not ease."""

    def __init__(self, *args: Any, asked: Sequence[Lasting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        for one in asked:
            self.fields[f"{_PREFIX}{one.trouble.id}"] = forms.ChoiceField(
                choices=_choices(one, self.who),
                widget=forms.RadioSelect,
                error_messages={"required": say("checkin-since-unanswered", what=one.option.label.lower())},
            )

    @staticmethod
    def begun_in(sent: Mapping[str, str]) -> dict[str, str]:
        """Return what was chosen so far, as it is kept while somebody is still answering."""
        known = set(Reply)
        return {name: says for name, says in sent.items() if name.startswith(_PREFIX) and says in known}

    def rows(self) -> list[SinceRow]:
        """Return the questions for the page."""
        return [
            SinceRow(one.option.label, where_words(one.trouble), one.trouble.at, self[f"{_PREFIX}{one.trouble.id}"])
            for one in self._asked
        ]

    def replies(self) -> dict[str, Reply]:
        """Return the answers, by what they are about."""
        return {one.trouble.id: Reply(self.cleaned_data[f"{_PREFIX}{one.trouble.id}"]) for one in self._asked}


def _choices(one: Lasting, who: str) -> list[tuple[str, str]]:
    meant = {Reply.GONE: _UNSEEN} if Reply.SEEN in one.replies else {}
    return [
        (reply.value, say("checkin-since-reply", reply=meant.get(reply, reply.value), who=who)) for reply in one.replies
    ]
