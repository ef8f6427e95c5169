"""The numbers on the pages: those of the country, each to be called with one tap, and always to be changed."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client, RequestFactory

from legato.notation.emergency import EVERYWHERE, PLACE
from legato.render import load_regions
from legato.safety import StopOption, load_stop_words
from legato.server.local_time import HouseZone, zone_named
from legato.server.wire.calling import with_links
from legato.server.wire.region import COOKIE, region_of
from legato.server.wire.zones import COOKIE as ZONE_COOKIE
from server.addresses import operations_of, pages_of
from server.builders import answer_step, begin, event, held, person, send_events, sitting, ticks, visitor

pytestmark = pytest.mark.django_db
WORDS = load_stop_words().what.options


@pytest.fixture(autouse=True)
def _nowhere(settings) -> None:
    """Stand in a house whose clock names no country."""
    settings.HOUSE_ZONE = in_zone("UTC")


def in_zone(name: str) -> HouseZone:
    """Return a house in a time zone."""
    found = zone_named(name)
    assert found is not None
    return HouseZone(found)


def refused(client: Client, *facts: str) -> str:
    """Tell red flags and return the page that follows."""
    draft = begin(client)
    answer_step(client, draft, "first-questions", ticks(*facts))
    return client.get(f"/check-in/{draft.id}/verdict/").content.decode()


def to_do(page: str) -> list[str]:
    """Return what the page says to do now, as it is read aloud."""
    listed = page[page.index('<ul class="to-do">') :]
    items = re.findall(r"<li>(.*?)</li>", listed[: listed.index("</ul>")])
    return [html.unescape(re.sub(r"<[^>]+>", "", item)) for item in items]


class TestTheCountry:
    """Chosen, or guessed; never stuck."""

    def test_is_guessed_from_what_the_browser_speaks(self) -> None:
        """As its first language with a country says."""
        request = RequestFactory().get("/", headers={"Accept-Language": "de, de-AT;q=0.9, en-US;q=0.5"})

        assert region_of(request).code == "AT"

    def test_is_rather_where_the_house_is(self, settings) -> None:
        """Many browsers speak American English in houses that are not in America."""
        settings.HOUSE_ZONE = in_zone("Europe/London")
        request = RequestFactory().get("/", headers={"Accept-Language": "en-US"})

        assert region_of(request).code == "GB"

    def test_is_rather_where_the_browser_is(self) -> None:
        """Somebody travels, or their server stands in another country."""
        request = RequestFactory().get("/", headers={"Accept-Language": "en-US"})
        request.COOKIES[ZONE_COOKIE] = "Europe/London"

        assert region_of(request).code == "GB"

    def test_is_the_last_resort_when_nothing_is_known(self) -> None:
        """112."""
        assert region_of(RequestFactory().get("/")).emergency == "112"

    def test_can_be_changed_on_the_refusal_itself(self) -> None:
        """The page comes back with the other numbers, and so does every later one."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks("chest_or_breath"))
        page = f"/check-in/{draft.id}/verdict/"
        answer = client.post("/region/", {"region": "NZ", "next": page})

        assert answer.headers["Location"] == page
        assert client.cookies[COOKIE].value == "NZ"
        assert 'href="tel:111"' in client.get(page).content.decode()
        assert "Numbers to call: New Zealand" in client.get("/").content.decode()

    @pytest.mark.parametrize("wanted", ["", "XX", "nz", "<script>"])
    def test_that_nobody_looked_up_is_not_kept(self, wanted: str) -> None:
        """And nothing breaks."""
        client = visitor()

        assert (
            client.post("/region/", {"region": wanted, "next": "https://elsewhere.example/"}).headers["Location"] == "/"
        )
        assert COOKIE not in client.cookies


class TestARefusal:
    """What is read first."""

    def test_for_chest_pain_has_one_line_and_one_number(self) -> None:
        """To be called with one tap."""
        client = visitor()
        client.cookies[COOKIE] = "GB"
        page = refused(client, "chest_or_breath", "new_numbness", "fever")

        assert "Get help now" in page
        assert '<a class="call" href="tel:999">999</a>' in page
        assert len(to_do(page)) == 1

    def test_for_a_swollen_leg_says_where_to_go_on_a_sunday(self) -> None:
        """Always, because no clock knows when this doctor is open."""
        client = visitor()
        client.cookies[COOKIE] = "GB"
        page = refused(client, "one_leg_swollen")

        assert to_do(page)[-1] == "If your doctor is closed, call NHS 111 (111, day and night)."
        assert '<a class="call" href="tel:111">111</a>' in page

    def test_for_a_cold_is_not_today(self) -> None:
        """Nobody has to be asked before resting."""
        page = refused(visitor(), "fever")

        assert '<h1 id="verdict-title">Not today. Rest, and wait until the fever' in page
        assert not any("If your doctor is closed" in line for line in to_do(page))
        assert "No massage yet" not in page[: page.index("Why</h2>")]

    def test_asks_whether_she_is_pregnant_and_sends_her_to_the_maternity_unit(self) -> None:
        """She ticked a swollen leg on the first page, where nobody had asked."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks("one_leg_swollen"))
        page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
        assert "Are you pregnant?" in page
        assert "Have you given birth in the last twelve weeks?" in page

        answer_step(client, draft, "verdict", {"fact-pregnancy": "on"})
        said = to_do(client.get(f"/check-in/{draft.id}/verdict/").content.decode())
        assert said[0].startswith("Call your maternity unit now")
        assert not any(line.startswith("See a doctor") for line in said)

    def test_asks_about_diabetes_where_the_foot_clinic_is_the_right_door(self) -> None:
        """A hot red foot in diabetes is kept off the ground."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks("hot_red_skin", zones=("toes",)))
        answer_step(client, draft, "verdict", {"fact-diabetes": "on"})

        assert to_do(client.get(f"/check-in/{draft.id}/verdict/").content.decode())[0].startswith("Stay off the foot")


class TestTheSweep:
    """No surface shows the place of a number, and no page a number that is not the country's."""

    def test_of_every_page_and_every_operation(self) -> None:
        """In Japan, whose numbers stand nowhere else."""
        anna = person("Anna")
        client = visitor(anna)
        client.cookies[COOKIE] = "JP"
        hurt = sitting(anna)
        send_events(client, hurt, event("something_wrong", 9_000, detail={"what": "hurts", "where": "left_knee"}))
        held(anna, 5)
        draft = begin(client)
        addresses = [*pages_of(sitting(anna), draft), "/offline/", "/quick/cramp/"]
        pages = {address: client.get(address).content.decode(errors="replace") for address in addresses}
        pages["refusal"] = refused(client, "chest_or_breath")

        for address, page in pages.items():
            assert PLACE not in page, address
            assert EVERYWHERE not in page, address
            assert page.count("emergency number (") == page.count("emergency number (1") + page.count(
                'emergency number (<a class="call" href="tel:119">119</a>'
            ), address
        assert sum(page.count('href="tel:119"') for page in pages.values()) > 20
        for address in operations_of(hurt):
            assert PLACE not in client.get(address).getvalue().decode(errors="replace"), address

    def test_of_what_a_device_keeps(self) -> None:
        """Rules with the numbers that work nearly everywhere, and the countries that replace them."""
        kept = visitor(person()).get("/api/v1/offline").json()

        assert PLACE not in json.dumps(kept)
        assert kept["numbers"]["everywhere"] == EVERYWHERE
        assert [region["code"] for region in kept["numbers"]["regions"]] == list(load_regions())


class TestWhatFeelsWrong:
    """The same voice after a session, and in the player."""

    @pytest.mark.parametrize(
        "mild", [option for option in WORDS if option.advice.urgency.value in ("soon", "same_day")]
    )
    def test_after_a_session_no_mild_line_stands_beside_a_grave_one(self, mild: StopOption) -> None:
        """Chest pain and something milder: one thing to do, and the other is said below."""
        anna = person()
        client = visitor(anna)
        answer = client.post(f"/sittings/{sitting(anna).id}/after/", {"wrong": ["chest_or_breath", mild.id]})
        page = html.unescape(answer.content.decode())

        assert page.count('class="to-do"') == 1
        assert to_do(page)[0].startswith("Call your emergency number now (112).")
        assert f"You also said: {mild.label}" in page
        assert mild.advice.do not in re.sub(r"<[^>]+>", "", page)

    def test_the_player_says_the_countrys_numbers_and_where_to_go_on_a_sunday(self) -> None:
        """Advice for today has one line more."""
        anna = person()
        client = visitor(anna)
        client.cookies[COOKIE] = "SE"
        page = client.get(f"/sittings/{sitting(anna).id}/play/").content.decode()
        words = json.loads(re.search(r'id="legato-stop">(.*?)</script>', page)[1])
        advice = [option["advice"] for question in words["questions"] for option in question["options"]]
        today = [one["do"] for one in advice if one and one["urgency"] == "same_day"]

        assert today
        assert {lines[-1] for lines in today} == {
            "If your doctor is closed, call the health line (1177, day and night)."
        }
        assert EVERYWHERE not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Call (112).", 'Call (<a class="call" href="tel:112">112</a>).'),
        (
            "Call it (1800 022 222, day and night).",
            'Call it (<a class="call" href="tel:1800022222">1800 022 222</a>, day',
        ),
        ("Call it (#7119, here).", 'Call it (<a class="call" href="tel:%237119">#7119</a>, here).'),
        ("Wait 15 minutes (or 20 at most) & <b>", "Wait 15 minutes (or 20 at most) &amp; &lt;b&gt;"),
    ],
)
def test_a_number_in_a_bracket_is_a_link_and_nothing_else_is(text: str, said: str) -> None:
    """What else stands there stays text."""
    assert with_links(text).startswith(said)
