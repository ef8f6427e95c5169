"""What is wrong with an answer is tied to its field, in every form, without a script."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from legato.server.records.people.entry import FIRST_NAME
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Sitting
from server.addresses import pages_of
from server.builders import (
    TODAY,
    answer_step,
    begin,
    event,
    held,
    person,
    send_events,
    sitting,
    ticks,
    turn_to,
    visitor,
)

pytestmark = pytest.mark.django_db
UNSEEN = "An\u200bna"
_WITHOUT_END = {"input", "meta", "link", "br", "img", "hr", "path", "circle", "rect", "use", "line", "ellipse"}
_TYPED = {"text", "search", "number", "date", "file", "email", "tel", "url", "password"}


class Fields(HTMLParser):
    """A page as a screen reader meets it: what has an id, what points to what, and which forms the browser judges."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        self.wrong: list[dict[str, str]] = []
        self.led_to: list[str] = []
        self.begun_at: list[str] = []
        self.judged: list[str] = []
        self.values: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str]]] = []
        self._form = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element is, and what it points to."""
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            assert told["id"] not in self.ids, f"two of #{told['id']}"
            self.ids[told["id"]] = ""
        if told.get("aria-invalid") == "true":
            groups = [around for of, around in self._open if of == "fieldset" and "aria-describedby" in around]
            # A box is described by the group it stands in.
            self.wrong.append({"aria-describedby": groups[-1]["aria-describedby"], **told} if groups else told)
        if "autofocus" in told:
            self.begun_at.append(told.get("id", ""))
        if tag == "a" and told.get("href", "").startswith("#id_"):
            self.led_to.append(told["href"][1:])
        if tag == "form":
            self._form = "" if "novalidate" in told else told.get("action", "this page")
        is_typed = tag == "textarea" or (tag == "input" and told.get("type", "text") in _TYPED)
        if self._form and (is_typed or "required" in told):
            self.judged.append(f"{self._form}: {told.get('name')}")
        if tag == "input" and "name" in told:
            self.values.setdefault(told["name"], told.get("value", ""))
        if tag not in _WITHOUT_END:
            self._open.append((tag, told))

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in _WITHOUT_END:
            return
        if tag == "form":
            self._form = ""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Hear the words of everything that is open."""
        for _, told in self._open:
            if "id" in told:
                self.ids[told["id"]] += data

    def describes(self, element: dict[str, str]) -> str:
        """Return the words that describe an element."""
        return " ".join(self.ids[at].strip() for at in element["aria-describedby"].split())


@pytest.fixture
def client() -> Client:
    """Give somebody's browser."""
    return visitor(person())


def first_page(given: dict[str, str]) -> Callable[[Client], Any]:
    """Send the first page."""
    return lambda client: answer_step(client, begin(client), "first-questions", given)


def a_step(step: str, given: dict[str, object]) -> Callable[[Client], Any]:
    """Send a later page of the check-in."""

    def sent(client: Client) -> Any:
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        if step != "today":
            answer_step(client, draft, "today", TODAY)
        return answer_step(client, draft, step, given)

    return sent


def for_somebody(client: Client) -> Any:
    """Name somebody with a sign that cannot be seen, before a massage of theirs; nobody was named before."""
    renamed({"name": FIRST_NAME})(client)
    draft = begin(client)
    turn_to(client, draft, "giver")
    return answer_step(client, draft, "first-questions", {"none": "yes", "whose_name": UNSEEN})


def since(client: Client) -> Any:
    """Leave the question about what felt wrong without an answer."""
    hurt = sitting(person_of(client))
    send_events(client, hurt, event("something_wrong", 9_000, detail={"what": "hurts", "where": "left_knee"}))
    return answer_step(client, begin(client), "since-last-time", {})


def person_of(client: Client) -> Person:
    """Return who is cared for in this browser."""
    return begin(client).person


def a_look(client: Client) -> Any:
    """Say that something was found which nobody offers."""
    draft = begin(client)
    answer_step(client, draft, "first-questions", {"none": "yes"})
    answer_step(client, draft, "today", TODAY)
    answer_step(client, draft, "health", {"age": "44", **ticks("diabetes")})
    return answer_step(client, draft, "foot-check/soles", {"left": ["a wing"]})


def after(given: dict[str, object]) -> Callable[[Client], Any]:
    """Say how it was."""
    return lambda client: client.post(f"/sittings/{held(person_of(client)).id}/after/", given)


def a_note(client: Client) -> Any:
    """Write more beside a session than there is room for."""
    return client.post(f"/diary/{held(person_of(client)).id}/", {"note": "a" * 2_001})


def renamed(given: dict[str, str]) -> Callable[[Client], Any]:
    """Call somebody something, or give them a picture."""
    return lambda client: client.post(f"/people/{person_of(client).id}/rename/", given)


def reminded(given: dict[str, object]) -> Callable[[Client], Any]:
    """Choose when a calendar reminds somebody of a programme."""

    def sent(client: Client) -> Any:
        client.post("/programme/begin/evening-legs/")
        return client.post("/programme/reminders/", given)

    return sent


def no_copy(client: Client) -> Any:
    """Bring back a letter."""
    return client.post("/people/copies/bring-back/", {"copy": SimpleUploadedFile("letter.txt", b"Dear Anna")})


WRONG: dict[str, tuple[Callable[[Client], Any], set[str]]] = {
    "a line with nothing behind it": (first_page({"line-swelling": "on"}), {"id_line-swelling"}),
    "a bruise of no leg": (first_page({"line-walking": "on", "fact-bruise": "on"}), {"id_places-bruise"}),
    "a sign of no leg": (
        first_page({"line-swelling": "on", "fact-one_leg_swollen": "on"}),
        {"id_leg-one_leg_swollen"},
    ),
    "a name that cannot be seen": (for_somebody, {"id_whose_name"}),
    "no answer since last time": (since, {"id_reply"}),
    "pain beyond all": (a_step("today", {**TODAY, "pain-left-calf": "99"}), {"id_pain-left-calf"}),
    "a length nobody plans": (a_step("today", {**TODAY, "minutes": "900"}), {"id_minutes"}),
    "a position nobody knows": (a_step("today", {**TODAY, "position": "moon"}), {"id_position"}),
    "a thing nobody has": (a_step("today", {**TODAY, "have": ["wings"]}), {"id_have"}),
    "an age beyond all": (a_step("health", {"age": "444"}), {"id_age"}),
    "an age in letters": (a_step("health", {"age": "old"}), {"id_age"}),
    "no age": (a_step("health", {"age": ""}), {"id_age"}),
    "age and weeks": (
        a_step("health", {"age": "-3", "pregnant": "on", "pregnant_weeks": "90"}),
        {"id_age", "id_pregnant_weeks"},
    ),
    "veins nowhere": (
        a_step("health", {"age": "44", **ticks("varicose_veins", zones=[])}),
        {"id_places-varicose_veins"},
    ),
    "a day to come": (
        a_step(
            "health",
            {
                "age": "44",
                **ticks("past_clot"),
                "doctor-past_clot": "agreed",
                "agreed-past_clot": "2999-01-01",
            },
        ),
        {"id_agreed-past_clot"},
    ),
    "a find nobody offers": (a_look, {"id_left"}),
    "a note without end": (after({"note": "a" * 2_001}), {"id_note"}),
    "a feeling nobody has": (after({"felt": "purple"}), {"id_felt"}),
    "pain beyond all, after": (after({"pain-left-calf": "99"}), {"id_pain-left-calf"}),
    "a note beside a session": (a_note, {"note"}),
    "no day and no time": (reminded({}), {"id_days", "id_at", "id_shows"}),
    "a day nobody has": (reminded({"days": ["XX"], "at": "20:00", "shows": "plain"}), {"id_days"}),
    "a time in words": (reminded({"days": ["MO"], "at": "tea time", "shows": "plain"}), {"id_at"}),
    "nobody's name": (lambda client: client.post("/people/add/", {"name": ""}), {"id_name"}),
    "a name too long": (lambda client: client.post("/people/add/", {"name": "W" * 61}), {"id_name"}),
    "a new name that cannot be seen": (renamed({"name": UNSEEN}), {"id_name"}),
    "a picture nobody drew": (renamed({"name": "Anna", "picture": "dragon"}), {"id_picture"}),
    "another word": (lambda client: client.post("/people/delete-everything/", {"word": "no"}), {"id_word"}),
    "no copy": (lambda client: client.post("/people/copies/bring-back/", {}), {"copy"}),
    "a letter for a copy": (no_copy, {"copy"}),
    "no link": (lambda client: client.post("/shared/", {"link": ""}), {"id_link"}),
    "a link to nothing": (lambda client: client.post("/shared/begin/", {"link": "https://example.org/"}), {"id_link"}),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_problem_is_tied_to_its_field(client: Client, name: str) -> None:
    """The field says that it is invalid and names its problem; the page begins there, or at a list that leads there."""
    send, fields = WRONG[name]
    answer = send(client)
    page = Fields(answer.content.decode())
    found = {one.get("id") or f"id_{one['name']}" for one in page.wrong}

    assert answer.status_code == 422
    assert {at if at in fields else at.partition("-")[0] for at in found} == fields
    for one in page.wrong:
        assert len(page.describes(one)) > 5, one
    if page.led_to:
        assert page.begun_at == ["problems"]
        assert set(page.led_to) <= page.ids.keys()
        assert {at.partition("-")[0] for at in page.led_to} >= {at.partition("-")[0] for at in fields}
    else:
        assert page.begun_at == [found.pop()]


@pytest.mark.parametrize(
    ("send", "field", "value"),
    [
        (a_step("health", {"age": "444"}), "age", "444"),
        (a_step("health", {"age": "old"}), "age", "old"),
        (a_step("health", {"age": "44", "pregnant": "on", "pregnant_weeks": "many"}), "pregnant_weeks", "many"),
        (for_somebody, "whose_name", UNSEEN),
        (lambda client: client.post("/people/add/", {"name": UNSEEN}), "name", UNSEEN),
        (lambda client: client.post("/people/delete-everything/", {"word": "no"}), "word", "no"),
    ],
)
def test_what_was_typed_is_kept(client: Client, send: Callable[[Client], Any], field: str, value: str) -> None:
    """Letters in a field for numbers too: a browser's own field for numbers would send nothing."""
    assert Fields(send(client).content.decode()).values[field] == value


def test_no_browser_judges_a_form(client: Client) -> None:
    """Its bubble speaks its own language, and vanishes: every form with something to type in is ours to judge."""
    whose = person_of(client)
    planned = sitting(whose)
    judged = {}
    for address in pages_of(planned, begin(client)):
        page = client.get(address, follow=True)
        fields = Fields(page.content.decode()) if page["Content-Type"].startswith("text/html") else None
        if fields and fields.judged:
            judged[address] = fields.judged

    assert judged == {}
    assert Sitting.objects.filter(id=planned.id).exists()
