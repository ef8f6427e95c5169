"""Any calls in any order, while a person does what people do: nothing leads past a red flag."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from running import Server
from server.assistants.conversation import (
    MADE_UP,
    OF_A_CHECK_IN,
    TODAY,
    WRONG,
    Assistant,
    Person,
    reaches_a_session,
)

pytestmark = [pytest.mark.slow, pytest.mark.records]


class Conversation(RuleBasedStateMachine):
    """Any calls in any order, while a person does what people do; what may be told follows from what they did."""

    assistant: Assistant
    server: Server
    check_ins = Bundle("check_ins")

    def __init__(self) -> None:
        super().__init__()
        self.person = Person(self.server)
        self.person.delete_everything()
        self.open: str | None = None
        self.known: list[str] = []
        self.well: set[str] = set()
        """The check-ins that ended in a plan which nothing has taken back."""
        self.said: list[tuple[str, str]] = []

    @initialize(target=check_ins)
    def assistant_begins_once(self) -> str:
        """There is something to ask about from the beginning."""
        return self.assistant_begins(None)

    @rule(target=check_ins, minutes=st.none() | st.integers(5, 60))
    def assistant_begins(self, minutes: int | None) -> str:
        """Ask for a link."""
        self.known.append(self.assistant.begin(**({} if minutes is None else {"minutes": minutes})))
        return self.known[-1]

    @rule(check_in=check_ins, tool=st.sampled_from(OF_A_CHECK_IN), added=st.sampled_from(({}, *MADE_UP)))
    def assistant_asks(self, check_in: str, tool: str, added: dict[str, Any]) -> None:
        """Call any tool."""
        self.said.append((check_in, self.assistant.call(tool, check_in=check_in, **added)))

    @rule(wrong=st.sampled_from(WRONG), tool=st.sampled_from(OF_A_CHECK_IN))
    def assistant_asks_nonsense(self, wrong: object, tool: str) -> None:
        """Call it with what is no id."""
        self.said.append(("", self.assistant.call(tool, check_in=wrong)))

    @rule(check_in=check_ins)
    def person_presses(self, check_in: str) -> None:
        """Open a link and begin; of one that has begun before it only leads on."""
        if "/first-questions/" in self.person.open_link(check_in):
            self.open = check_in

    @rule()
    def person_begins_alone(self) -> None:
        """Check in without the assistant; what was open is given up."""
        self.open = self.person.begin()

    @rule(step=st.sampled_from(["first-questions", "today"]))
    def person_answers_a_page(self, step: str) -> None:
        """Begin to answer, and be called away."""
        if self.open is not None:
            self.person.answer(self.open, step, {"none": "yes"} if step == "first-questions" else TODAY)

    @rule(check_in=check_ins)
    def person_is_well(self, check_in: str) -> None:
        """Open a link, and answer everything with no sign of anything."""
        self.person_presses(check_in)
        if self.open is not None and "/sittings/" in self.person.is_fine(self.open):
            self.well.add(self.open)
            self.open = None

    @rule(check_in=check_ins, alone=st.booleans())
    def person_has_a_red_flag(self, check_in: str, alone: bool) -> None:
        """Tick one, in a check-in of one's own or behind a link; that takes back every plan."""
        if alone:
            self.person_begins_alone()
        else:
            self.person_presses(check_in)
        if self.open is not None and self.person.has_a_red_flag(self.open).endswith("/verdict/"):
            self.open, self.well = None, set()

    @invariant()
    def no_session_is_reached_past_a_red_flag(self) -> None:
        """Only of a check-in that ended well, that nothing has taken back, and while nothing is being answered.

        Of such a one it is: an assistant that is told nothing at all would pass everything else.
        """
        for check_in in self.known:
            text = self.assistant.call("open_session", check_in=check_in)
            assert reaches_a_session(text) == (check_in in self.well and self.open is None), text
        for check_in, text in self.said:
            assert not reaches_a_session(text) or (check_in in self.well and self.open is None), text
        self.said.clear()


def test_no_conversation_reaches_a_session_past_a_red_flag(assistant: Assistant, server: Server) -> None:
    """Whatever is called and answered, in whatever order."""
    Conversation.assistant, Conversation.server = assistant, server
    run_state_machine_as_test(
        Conversation, settings=settings(max_examples=10, stateful_step_count=12, deadline=None, print_blob=False)
    )


@pytest.mark.prove
def test_no_longer_conversation_does(assistant: Assistant, server: Server) -> None:
    """The same, more often and longer."""
    Conversation.assistant, Conversation.server = assistant, server
    run_state_machine_as_test(
        Conversation, settings=settings(max_examples=60, stateful_step_count=20, deadline=None, print_blob=False)
    )
