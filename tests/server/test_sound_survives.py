"""A killed server loses no clip: the real app, the real espeak-ng."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from legato.render.speech.encoding import decode
from running import Server, running_server, start_server, stop_server
from server.builders import checkin

pytestmark = [pytest.mark.slow, pytest.mark.voice]


def plan(server: Server) -> str:
    """Plan a session through the API, and return the address of its clips."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(server.address).read().decode()
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
    asked = Request(f"{server.address}/api/v1/plans", json.dumps(checkin(minutes=5)).encode(), headers)
    return f"/api/v1/sittings/{json.loads(browser.open(asked).read())['sitting']}/clips"


def sent(address: str) -> bytes:
    """Return a clip; a busy machine answers 503 while it is still being made, and is asked again."""
    for _ in range(30):
        try:
            return urlopen(address).read()
        except HTTPError as answer:
            if answer.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
    raise AssertionError(f"{address} was never made")


def test_the_address_of_a_clip_answers_after_a_kill(tmp_path: Path) -> None:
    """Listed by one server, which is killed while it makes clips, and sent by the next."""
    first = start_server(tmp_path)
    try:
        clips = json.load(urlopen(f"{first.address}{plan(first)}"))["clips"]
    finally:
        first.process.kill()
        stop_server(first)
    *_, last = clips.values()

    with running_server(tmp_path) as second:
        content = sent(f"{second.address}{last['url']}")

    assert len(clips) > 15
    assert decode(content).lasts > 300
    assert [file for file in (tmp_path / "cache").rglob("*.ogg") if not file.stat().st_size] == []
