"""A device that cannot decode Opus: it keeps MP3, and plays it, with and without a network."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext

KEEPS_WITHIN_S = 60
NO_OPUS = """(() => {
  window.decoded = 0;
  const decode = BaseAudioContext.prototype.decodeAudioData;
  BaseAudioContext.prototype.decodeAudioData = function (bytes) {
    const isOgg = new TextDecoder('latin1').decode(bytes.slice(0, 4)) === 'OggS';
    if (isOgg) return Promise.reject(new DOMException('Decoding failed', 'EncodingError'));
    return decode.call(this, bytes).then(sound => (window.decoded++, sound));
  };
})()"""
"""As iPhones are between iOS 18.4 and the release that decodes what `<audio>` has long played; `canPlayType` stays."""

SOUND_KEPT = """async () => {
  const own = await caches.open('legato-own');
  const all = (await own.keys()).map(({ url }) => new URL(url));
  const lists = all.filter(({ pathname }) => pathname.endsWith('/clips') && pathname.includes('/ready/'));
  const wanted = new Set();
  for (const list of lists) {
    const { clips, sounds } = await (await own.match(list)).json();
    for (const { url } of [...Object.values(clips), ...Object.values(sounds)]) wanted.add(url);
  }
  const kept = all.map(({ pathname }) => pathname);
  return {
    lists: lists.map(({ search }) => search),
    endings: [...new Set(kept.flatMap(path => path.match(/[.](ogg|mp3)$/)?.[1] ?? []))],
    missing: [...wanted].filter(url => !kept.includes(url)).length,
    of: wanted.size,
  };
}"""


@pytest.fixture
def service_workers() -> Literal["allow"]:
    """Let the app install itself, as it does for everybody."""
    return "allow"


def test_a_phone_that_needs_mp3_hears_a_ready_made_session_without_a_network(
    new_context: Callable[..., BrowserContext],
) -> None:
    """What is kept is what can be played: MP3 alone; then the network goes, and the cramp's session has its sound."""
    context = new_context()
    context.add_init_script(NO_OPUS)
    page = context.new_page()
    page.goto("/")
    page.evaluate("() => navigator.serviceWorker.ready")
    until = time.monotonic() + KEEPS_WITHIN_S
    kept = page.evaluate(SOUND_KEPT)
    while not kept["lists"] or kept["missing"] > 0:
        assert time.monotonic() < until, kept
        page.wait_for_timeout(200)
        kept = page.evaluate(SOUND_KEPT)

    assert kept["of"] > 0
    assert set(kept["lists"]) == {"?type=mp3"}
    assert kept["endings"] == ["mp3"]

    context.set_offline(True)
    page.goto("/")
    page.get_by_role("link", name="Cramp").click()
    page.get_by_role("button", name="Right calf: begin").click()
    page.wait_for_function("() => document.querySelector('legato-player')?.paused === false")

    page.wait_for_function("() => window.decoded > 2")
