"""Who massages and who answers: chosen above the first question, kept in every record."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from legato.notation.checkin import Who
from legato.server.records.checkins.draft import StepName, is_done, who_answers
from legato.server.records.checkins.selectors import who_last
from legato.server.records.sittings.models import Draft, EventReply, Sitting
from server.builders import (
    TODAY,
    answer_step,
    begin,
    check_in,
    event,
    exported,
    held,
    person,
    scope_for,
    send_events,
    sitting,
    ticks,
    turn_to,
    visitor,
)

pytestmark = pytest.mark.django_db


class TestAGiverWhoAnswers:
    """ "I massage someone else": a partner's hands, and the phone in them."""

    def test_is_kept_in_the_record_and_in_what_is_exported(self) -> None:
        """A partner's hands, and a giver who answered: in the session, and in the copy of everything."""
        client = visitor(person())
        check_in(client, who="giver")
        checkin = Sitting.objects.get().session["checkin"]
        taken = exported(client, "/people/export/")

        assert (checkin["performer"], checkin["answered_by"]) == ("partner", "giver")
        assert taken["sittings"][0]["session"]["checkin"]["answered_by"] == "giver"
        assert taken["check_ins"][0]["answers"]["who"]["answered_by"] == "giver"

    def test_gets_a_player_that_knows_it(self) -> None:
        """The page says to the player whom it speaks to, and whose hands it shows."""
        client = visitor(person())
        check_in(client, who="giver")
        page = client.get(f"/sittings/{Sitting.objects.get().id}/play/").content.decode()

        assert 'performer="partner" who="giver"' in page

    def test_is_told_whose_records_they_are_and_confirms_nothing_unasked(self) -> None:
        """Somebody else's legs may be anybody's: what is remembered is not ticked to be right, as it is for oneself."""
        client = visitor(person("Mum"))
        check_in(client)
        draft = begin(client)
        page = f"/check-in/{draft.id}/first-questions/"
        own = client.get(page).content.decode()
        turn_to(client, draft, "giver")
        theirs = client.get(page).content.decode()

        assert 'name="health" value="right" checked' in own
        assert "These are the records of" not in own
        assert 'name="health" value="right">' in theirs
        assert "These are the records of “<bdi>Mum</bdi>”." in theirs
        assert 'href="/people/"' in theirs

    def test_hears_complaints_about_answers_as_the_giver(self) -> None:
        """An age that is missing is the receiver's."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver")
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        refused = answer_step(client, draft, "health", {})

        assert refused.status_code == 422
        assert "How old are they?" in refused.content.decode()


class TestTheChoice:
    """Who is massaging, above the first question."""

    def test_chooses_nothing_to_be_spoken_to_like_that(self) -> None:
        """It is preset, and not a page of its own."""
        client = visitor(person())
        draft = begin(client)
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()

        assert who_answers(draft.answers) is Who.SELF
        assert page.index("Who is massaging?") < page.index("Does any of this apply to you today?")
        assert re.search(r'value="self"[^>]*aria-pressed="true"', page)

    def test_keeps_what_was_ticked_below_it(self) -> None:
        """Three ticks, then "I massage someone else": they are still there, and nothing counts as answered."""
        client = visitor(person())
        draft = begin(client)
        answer = turn_to(client, draft, "giver", **ticks("bruise", "open_wound"), saving="")
        page = client.get(answer.headers["Location"]).content.decode()
        draft.refresh_from_db()

        assert 'name="fact-bruise" checked' in page
        assert 'name="fact-open_wound" checked' in page
        assert 'value="left-calf" checked' in page
        assert not is_done(draft.answers, StepName.FIRST)

    def test_keeps_a_half_answered_line_and_a_second_change(self) -> None:
        """Without a script nothing saves itself; pressing twice still loses nothing."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver", **{"line-swelling": "on"})
        turn_to(client, draft, "receiver", **{"line-swelling": "on", "line-walking": "on"})
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()

        assert 'name="line-swelling" checked' in page
        assert 'name="line-walking" checked' in page

    def test_is_preset_with_the_last_check_in(self) -> None:
        """Whoever massages Ruth is asked as her giver next time, too."""
        whose = person()
        client = visitor(whose)
        check_in(client, who="giver")

        assert who_answers(begin(client).answers) is Who.GIVER
        assert who_last(scope_for(whose)) is Who.GIVER

    def test_is_each_persons_own(self) -> None:
        """Ruth is massaged by somebody; whoever is cared for beside her is not."""
        ruth = person("Ruth")
        ben = person("Ben", ruth.household)
        check_in(visitor(ruth), who="giver")

        assert who_answers(begin(visitor(ben)).answers) is Who.SELF

    def test_asks_the_circumstances_again_when_it_changes(self) -> None:
        """Somebody who goes back and massages the own legs after all is asked how far they reach."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver")
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        turn_to(client, draft, "self")
        answer = answer_step(client, draft, "first-questions", {"none": "yes"})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/today/"
        assert 'name="reach"' in client.get(answer.headers["Location"]).content.decode()

    def test_remembers_how_far_somebody_reaches_while_others_massage_them(self) -> None:
        """Said once, it is there again on the day they do it themselves."""
        client = visitor(person())
        check_in(client, today={"reach": "knee"})
        check_in(client, who="receiver")
        draft = begin(client)
        turn_to(client, draft, "self")
        answer_step(client, draft, "first-questions", {"none": "yes"})

        assert 'name="reach" value="knee" checked' in client.get(f"/check-in/{draft.id}/today/").content.decode()

    def test_stands_above_how_it_is_since_last_time_and_keeps_what_was_chosen(self) -> None:
        """The first page there is may be another one; what was chosen on it stays, and is not told yet."""
        whose = person()
        client = visitor(whose)
        stopped = sitting(whose)
        send_events(client, stopped, event("something_wrong", 9_000, detail={"what": "numb", "where": "left_foot"}))
        draft = begin(client)
        asked = client.get(f"/check-in/{draft.id}/since-last-time/").content.decode()
        reply = re.findall(r'name="(reply-[^"]+)"', asked)[0]
        answer = turn_to(client, draft, "giver", **{reply: "still"})
        page = client.get(answer.headers["Location"]).content.decode()

        assert answer.headers["Location"] == f"/check-in/{draft.id}/since-last-time/"
        assert re.search(rf'name="{reply}" value="still"[^>]*checked', page)
        assert "Ask them: how is it now?" in page
        assert not EventReply.objects.exists()

    def test_refuses_somebody_who_is_not_there(self) -> None:
        """A made-up word changes nothing."""
        client = visitor(person())
        draft = begin(client)

        assert turn_to(client, draft, "neighbour").status_code == 404

    def test_leaves_a_check_in_alone_that_came_to_an_end(self) -> None:
        """What was planned was planned for those it was told for."""
        client = visitor(person())
        check_in(client)
        draft = Draft.objects.get()
        turn_to(client, draft, "giver")
        draft.refresh_from_db()

        assert who_answers(draft.answers) is Who.SELF

    def test_follows_a_session_that_is_repeated(self) -> None:
        """ "Repeat it" is asked of whoever answered it then."""
        whose = person()
        client = visitor(whose)
        once = sitting(whose, performer="partner", answered_by="giver", position="bed")
        client.post(f"/sittings/{once.id}/repeat/")

        assert who_answers(Draft.objects.get().answers) is Who.GIVER


class TestWhatWasKeptBefore:
    """Records of former days say nothing of who answered."""

    def test_is_read_as_the_receivers(self) -> None:
        """A partner's hands then: the receiver read the pages."""
        kept = sitting(person(), performer="partner", position="bed")
        del kept.session["checkin"]["answered_by"]
        kept.save()

        assert Sitting.objects.get().who is Who.RECEIVER

    def test_goes_on_where_a_check_in_was_left(self) -> None:
        """One that told whose hands they are among the circumstances."""
        client = Client()
        draft = begin(client)
        del draft.answers["who"]
        draft.answers["today"] = {"performer": "partner", "done": True}
        draft.save()

        assert who_answers(Draft.objects.get().answers) is Who.RECEIVER
        assert held(person()).who is Who.SELF


def test_nobody_reads_djangos_own_complaints() -> None:
    """Whatever is wrong with an answer, our own words say it."""
    client = visitor(person())
    draft = begin(client)
    answer_step(client, draft, "first-questions", {"none": "yes"})
    wrong = {"complaint": "bad\x00word", "minutes": "many", "hands": "9", "position": "", "have": "house"}
    pages = [
        answer_step(client, draft, "today", {**wrong, "pain-left-calf": "much"}).content.decode(),
        answer_step(client, draft, "today", {}).content.decode(),
    ]

    for page in pages:
        assert 'role="alert"' in page
        for said in ("This field is required", "Select a valid", "Enter a whole number", "Ensure this", "Null char"):
            assert said not in page
    assert "Please answer this." in pages[1]
    assert "Write a whole number" in pages[0]
