"""Still pictures of the hands: only of what was found right, and never of the wrong leg."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context

from legato.body import Leg
from legato.library import load_library
from legato.notation.checkin import Performer
from legato.server.doors.pages.templatetags.legato import kept_picture, technique_picture
from legato.server.wire import assets, posters

SHOWN, HIDDEN = (load_library().techniques[name] for name in ("arch-rub", "thumb"))


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Build a player that shows the arch rub by hands: one's own, and another person's."""
    monkeypatch.setattr(settings, "PLAYER_FOLDER", tmp_path)
    (tmp_path / "shown.json").write_text(
        '{"self": {"arch-rub": "arch-rub"}, "partner": {"arch-rub": "arch-rub-partner"}}'
    )
    rows = {
        f"src/stage/posters/{name}-{size}.webp": {"file": f"assets/{name}-{size}-12345678.webp"}
        for name in ("arch-rub", "arch-rub-partner", "thumb")
        for size in (*posters.SIZES, "small-dark", "thumb-dark", "strip")
    }
    monkeypatch.setattr(assets, "manifest", lambda: rows)
    posters.poster_names.cache_clear()
    yield
    posters.poster_names.cache_clear()


def test_a_right_leg_is_the_mirror_image_of_the_left() -> None:
    """The picture itself shows a left leg; the page's styles turn it round."""
    left, right = (posters.poster(SHOWN, leg, "small") for leg in Leg)

    assert 'class="poster poster-left"' in left
    assert 'class="poster poster-right"' in right
    assert "arch-rub-small-12345678.webp" in left
    assert 'width="480" height="320"' in left


def test_a_massage_by_somebody_else_shows_their_hands() -> None:
    """They come from the other side, so one's own would be the wrong picture; where they have none, there is none."""
    theirs = technique_picture(Context(), SHOWN, "right", "partner")

    assert "arch-rub-partner-small-12345678.webp" in theirs
    assert 'class="poster poster-right"' in theirs
    assert "arch-rub-partner" not in technique_picture(Context(), SHOWN, "right")
    assert not posters.has_hands(HIDDEN, Performer.PARTNER)


def test_a_technique_without_hands_keeps_its_drawing() -> None:
    """Also one whose pictures are there, but whose clip has changed since."""
    assert posters.has_hands(SHOWN)
    assert not posters.has_hands(HIDDEN)
    assert "poster" in technique_picture(Context(), SHOWN)
    assert "poster" not in technique_picture(Context(), HIDDEN)


def test_a_dark_page_has_a_dark_picture() -> None:
    """The device says which; a look that was chosen goes before it, and a picture that is missing is no hole."""
    by_device = posters.poster(SHOWN, Leg.LEFT, "small")
    assert 'media="(prefers-color-scheme: dark)" srcset="/static/assets/arch-rub-small-dark-12345678.webp"' in by_device
    assert 'src="/static/assets/arch-rub-small-12345678.webp"' in by_device

    assert 'src="/static/assets/arch-rub-small-dark-12345678.webp"' in posters.poster(SHOWN, Leg.LEFT, "small", "dark")
    assert "dark" not in posters.poster(SHOWN, Leg.LEFT, "small", "light")
    assert 'src="/static/assets/arch-rub-large-12345678.webp"' in posters.poster(SHOWN, Leg.LEFT, "large", "dark")


def test_among_others_a_screen_takes_the_smallest_that_its_dots_ask_for() -> None:
    """Two files with their widths; a page that devices keep shows the one that they keep as well."""
    among = technique_picture(Context(), SHOWN)
    assert (
        'srcset="/static/assets/arch-rub-thumb-12345678.webp 300w, /static/assets/arch-rub-small-12345678.webp 480w"'
        in among
    )
    assert "arch-rub-thumb-dark-12345678.webp 300w" in among

    kept = kept_picture(Context(), SHOWN)
    assert "arch-rub-thumb-12345678.webp" in kept
    assert "small" not in kept
    assert "poster" not in kept_picture(Context(), HIDDEN)


def test_the_key_moments_of_a_stroke_are_there_for_print() -> None:
    """Four moments side by side, on the page of the technique; nothing where nobody took them."""
    assert "arch-rub-strip-12345678.webp" in posters.strip(SHOWN)
    assert posters.strip(load_library().techniques["achilles"]) == ""


def test_nothing_is_shown_when_nothing_was_built(tmp_path: Path) -> None:
    """A checkout without the web side has words only."""
    (tmp_path / "shown.json").unlink()
    posters.poster_names.cache_clear()

    assert posters.file_of(SHOWN.id, Performer.SELF) is None
    assert not posters.has_hands(SHOWN)
