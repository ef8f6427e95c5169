"""An assistant asks, a person answers: whatever is called, in whatever order, nothing leads past a red flag."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from legato import pipeline
from legato.library import load_library
from legato.render import verdict_words
from legato.words import load_sentences, verdict_in_words
from running import LEGATO, Server
from server.assistants.conversation import (
    HUGE,
    INJECTION,
    MADE_UP,
    OF_A_CHECK_IN,
    TOOLS,
    WRONG,
    Assistant,
    Person,
    assistant_beside,
    ids_like,
    reaches_a_session,
)
from server.builders import RED_FLAG

pytestmark = [pytest.mark.slow, pytest.mark.records]


class TestTheWay:
    """A link, the person's own answers, and then a session."""

    def test_from_a_link_to_a_session(self, assistant: Assistant, person: Person) -> None:
        """Each tool has its answer at its time, and none before."""
        check_in = assistant.begin(minutes=15)
        assert {assistant.told(tool, check_in=check_in)["state"] for tool in OF_A_CHECK_IN} == {"not_begun"}

        person.open_link(check_in, "?minutes=15")
        asked = assistant.told("questions_still_to_ask", check_in=check_in)
        assert asked["state"] == "unfinished"
        assert any("chest" in one["question"].lower() for one in asked["questions"])
        assert not any(reaches_a_session(assistant.call(tool, check_in=check_in)) for tool in OF_A_CHECK_IN)

        person.is_fine(check_in)
        assert assistant.told("questions_still_to_ask", check_in=check_in)["questions"] == []
        assert "read_out" in assistant.told("screen", check_in=check_in)
        assert assistant.told("plan", check_in=check_in)["session"]
        assert all(one["reasons"] for one in assistant.told("explain", check_in=check_in)["choices"])
        link = assistant.told("open_session", check_in=check_in)["link"]
        assert person.browser.get("/" + link.split("/", 3)[3]).status == 200

    def test_the_suggested_minutes_are_chosen_on_the_page_and_can_be_changed(
        self, assistant: Assistant, person: Person
    ) -> None:
        """They count once the person sends that page."""
        check_in = assistant.begin(minutes=15)
        person.open_link(check_in, "?minutes=15")
        person.answer(check_in, "first-questions", {"none": "yes"})
        page = person.browser.get(f"/check-in/{check_in}/today/").page
        chosen = page.partition('value="15"')

        assert "checked" in chosen[2].partition(">")[0]
        person.is_fine(check_in, minutes="5")
        assert assistant.told("plan", check_in=check_in)["lasts"] <= "5:00"

    def test_the_verdict_comes_word_for_word_and_first(self, assistant: Assistant, person: Person) -> None:
        """As the command line says it; what is for the assistant comes after."""
        check_in = assistant.begin()
        person.open_link(check_in)
        person.has_a_red_flag(check_in)
        answers = [assistant.told(tool, check_in=check_in) for tool in OF_A_CHECK_IN]
        known = {"person": {"age": None}, "facts": [{"fact": RED_FLAG}]}
        screening = pipeline.screen(pipeline.read_begun_checkin(json.dumps(known)))
        said = verdict_words(verdict_in_words(screening, load_sentences()), load_library().techniques)

        assert said.startswith("# No massage.")
        assert all(one["read_out"].partition("## Why")[0] == said.partition("## Why")[0] for one in answers)
        assert all(list(one)[:2] == ["state", "read_out"] for one in answers)

    def test_a_later_refusal_takes_back_what_was_told_before(self, assistant: Assistant, person: Person) -> None:
        """Also when the person checked in without the assistant."""
        check_in = assistant.begin()
        person.open_link(check_in)
        person.is_fine(check_in)
        assert reaches_a_session(assistant.call("open_session", check_in=check_in))

        own = person.begin()
        assert not reaches_a_session(assistant.call("open_session", check_in=check_in))
        person.has_a_red_flag(own)
        for tool in OF_A_CHECK_IN:
            assert not reaches_a_session(assistant.call(tool, check_in=check_in))

    def test_a_session_that_was_deleted_is_gone(self, assistant: Assistant, person: Person) -> None:
        """Nothing is said of it."""
        check_in = assistant.begin()
        person.open_link(check_in)
        person.is_fine(check_in)
        person.delete_everything()

        assert assistant.told("plan", check_in=check_in)["state"] == "not_begun"

    def test_looking_at_the_page_begins_nothing(self, assistant: Assistant, person: Person) -> None:
        """An assistant that opens its own link has not answered for anybody."""
        check_in = assistant.begin()
        page = person.browser.get(f"/check-in/asked/{check_in}/")

        assert "An assistant asks you to check in" in page.page.replace("\n", " ")
        assert assistant.told("screen", check_in=check_in)["state"] == "not_begun"

    def test_without_the_token_of_the_page_nobody_presses(self, assistant: Assistant, person: Person) -> None:
        """A programme that posts to the address is refused."""
        check_in = assistant.begin()
        person.browser.token = "made-up"

        assert person.browser.press(f"/check-in/asked/{check_in}/").status == 403
        assert assistant.told("screen", check_in=check_in)["state"] == "not_begun"

    def test_it_says_where_the_app_does_not_answer(self, folder: Path) -> None:
        """Nobody is sent to a page that is not there."""
        with assistant_beside("http://127.0.0.1:9", folder) as alone:
            assert "legato serve" in alone.told("begin_check_in")["says"]

    def test_the_official_client_speaks_with_it(self, server: Server, folder: Path) -> None:
        """Tools, their descriptions, and an answer."""

        async def speak() -> tuple[list[str], str]:
            environment = dict(os.environ) | {"LEGATO_DATA_DIR": str(folder)}
            command = StdioServerParameters(command=str(LEGATO), args=["mcp"], env=environment)
            async with Client(stdio_client(command)) as client:
                tools = await client.list_tools()
                answer = await client.call_tool("begin_check_in", {})
                return [tool.name for tool in tools.tools], str(answer.content[0])

        names, told = anyio.run(speak)
        assert tuple(names) == TOOLS
        assert "/check-in/asked/" in told

    def test_without_the_extra_it_says_what_to_install(self) -> None:
        """In one sentence."""
        hidden = (
            "import sys; sys.modules['mcp'] = None; from legato.cli import main; sys.argv = ['legato', 'mcp']; main()"
        )
        ended = subprocess.run(
            [str(LEGATO.with_name("python")), "-c", hidden], capture_output=True, text=True, check=False
        )

        assert ended.returncode == 1
        assert ended.stderr.strip() == "Assistants need more than is installed here: pip install 'legato[mcp]'."


@pytest.fixture(scope="module")
def refused(server: Server, assistant: Assistant) -> tuple[Person, str, str]:
    """Give somebody with a red flag, and the ids of the refused check-in and of a plan from when they were well."""
    somebody = Person(server)
    somebody.delete_everything()
    well = assistant.begin()
    somebody.open_link(well)
    somebody.is_fine(well)
    somebody.call_themselves(INJECTION)
    check_in = assistant.begin()
    somebody.open_link(check_in)
    somebody.has_a_red_flag(check_in)
    return somebody, check_in, well


class TestTranscripts:
    """Somebody has a red flag, and an assistant tries everything."""

    @pytest.mark.parametrize("tool", OF_A_CHECK_IN)
    @pytest.mark.parametrize("added", MADE_UP, ids="-".join)
    def test_facts_made_up_change_nothing(
        self, assistant: Assistant, refused, tool: str, added: dict[str, Any]
    ) -> None:
        """Of the refused check-in, and of the one from before."""
        for check_in in refused[1:]:
            assert assistant.call(tool, check_in=check_in, **added) == assistant.call(tool, check_in=check_in)
            assert not reaches_a_session(assistant.call(tool, check_in=check_in, **added))

    @pytest.mark.parametrize("tool", OF_A_CHECK_IN)
    def test_no_wrong_id_reaches_anything(self, assistant: Assistant, refused, tool: str) -> None:
        """Wrong types, huge ones, other ways to write a right one; each has its sentence, and the next call works."""
        _, check_in, well = refused
        for wrong in (*WRONG, *ids_like(check_in), *ids_like(well)):
            text = assistant.call(tool, check_in=wrong)
            assert not reaches_a_session(text)
            assert len(text) < 500
        assert assistant.told(tool, check_in=check_in)["state"] == "refused"

    def test_ids_of_other_things_are_no_check_ins(self, assistant: Assistant, refused) -> None:
        """A check-in the person began by themselves, and theirs as a person, are not an assistant's to ask about."""
        somebody, _, _ = refused
        own = somebody.begin()
        whose = somebody.browser.get("/people/").page.partition("/rename/")[0].rpartition("/")[2]
        for tool in OF_A_CHECK_IN:
            assert assistant.told(tool, check_in=own)["state"] == "not_begun"
            assert assistant.told(tool, check_in=whose)["state"] == "not_begun"
        somebody.has_a_red_flag(own)

    def test_a_name_gives_no_orders(self, assistant: Assistant, refused) -> None:
        """Names are not told at all."""
        for tool in OF_A_CHECK_IN:
            for check_in in refused[1:]:
                assert INJECTION not in assistant.call(tool, check_in=check_in)

    def test_asking_a_hundred_times_changes_nothing(self, assistant: Assistant, refused) -> None:
        """Nor does beginning anew, as long as the person does not press."""
        before = assistant.call("open_session", check_in=refused[1])
        assert {assistant.call("open_session", check_in=refused[1]) for _ in range(100)} == {before}
        for _ in range(20):
            fresh = assistant.begin(minutes=5)
            assert not reaches_a_session(assistant.call("open_session", check_in=fresh))
        assert assistant.call("open_session", check_in=refused[1]) == before

    @pytest.mark.parametrize("minutes", [0, 4, 61, -5, 10**30, 7.5, True, "15", [], {}, HUGE])
    def test_minutes_that_cannot_be_are_refused_in_a_sentence(self, assistant: Assistant, minutes: object) -> None:
        """No link is given."""
        text = assistant.call("begin_check_in", minutes=minutes)

        assert text.endswith("Minutes are a whole number from 5 to 60.")
        assert "/check-in/" not in text

    @pytest.mark.parametrize(
        ("method", "params"),
        [
            ("tools/call", {"name": "timeline", "arguments": {}}),
            ("tools/call", {"name": "answer", "arguments": {"fact": RED_FLAG, "holds": False}}),
            ("tools/call", {"name": "open_session"}),
            ("tools/call", {"name": ["open_session"], "arguments": 5}),
            ("tools/call", {}),
            ("resources/read", {"uri": "file:///etc/passwd"}),
            ("prompts/get", {"name": "clear"}),
            ("sampling/createMessage", {}),
            ("no/such/method", {}),
        ],
    )
    def test_what_is_no_tool_is_refused(self, assistant: Assistant, refused, method: str, params: object) -> None:
        """And the next call works."""
        assert not reaches_a_session(json.dumps(assistant.ask(method, params)))
        assert assistant.told("screen", check_in=refused[1])["state"] == "refused"

    @pytest.mark.parametrize(
        "line",
        [
            "",
            "{",
            "[]",
            "null",
            '{"jsonrpc": "1.0"}',
            "\ufeff{}",
            "[" * 2_000,
            '{"jsonrpc": "2.0", "id": "a", "method": "tools/call", "params": [1]}',
            "{}" * 500,
        ],
    )
    def test_lines_that_are_no_calls_are_passed_over(self, assistant: Assistant, refused, line: str) -> None:
        """The conversation goes on."""
        assistant.write(line)

        assert assistant.told("screen", check_in=refused[1])["state"] == "refused"
