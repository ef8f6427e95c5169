"""The app on a device: its manifest, its service worker, and the pages that need nobody's records."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_safe

from legato.library import load_library
from legato.pipeline.ready import ReadyName, ready_one, rule_of_lasting_cramps
from legato.planner import the_twelve
from legato.server.doors.offline.pictures import files_kept_with_sessions
from legato.server.records.sittings.compiled import content_mark
from legato.server.wire import assets
from legato.server.wire.language import language_tag, say
from legato.server.wire.policy import with_drawn_pictures
from legato.server.wire.ready_pages import is_quick_page
from legato.server.wire.region import region_of
from legato.server.wire.stop_words import stop_words_json

WORKER = "src/offline/worker.ts"
QUICK = "src/quick.ts"
PAGES = ("offline:offline", "offline:quick", "offline:twelve")
"""The pages a device keeps; none says anything about a person."""

_TOURS = (ReadyName.TWELVE, ReadyName.TWELVE_LEFT, ReadyName.TWELVE_SHORT)

_MANIFEST = {
    "short_name": "Legato",
    "display": "standalone",
    "background_color": "#f8f4ec",
    "theme_color": "#1c5a55",
    "categories": ["health", "lifestyle"],
}
_ICONS: dict[str, dict[str, str]] = {
    "favicon.svg": {"sizes": "any", "type": "image/svg+xml"},
    "icons/192.png": {"sizes": "192x192", "type": "image/png"},
    "icons/512.png": {"sizes": "512x512", "type": "image/png"},
    "icons/maskable-512.png": {"sizes": "512x512", "type": "image/png", "purpose": "maskable"},
}
_SHORTCUTS = {"cramp": "ready-cramp", "hurting": "ready-hurting"}


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the app is installed."""
    home = reverse("home")
    here = {
        "name": say("home-app-name"),
        "description": say("home-app-description"),
        "lang": language_tag(),
        "id": home,
        "start_url": home,
        "scope": home,
        "icons": [{"src": assets.static_url(file), **words} for file, words in _ICONS.items()],
        "shortcuts": [
            {"name": say(title), "url": reverse("offline:quick-one", kwargs={"name": name})}
            for name, title in _SHORTCUTS.items()
        ],
    }
    return HttpResponse(json.dumps(_MANIFEST | here), content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker with the list of what it keeps; a change of any of it changes these bytes."""
    script = _worker_script(get_script_prefix())
    if not script:
        raise Http404
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what can be done without a network; also stands in for pages that cannot be reached."""
    return render(request, "offline/offline.html", {"quick_script": QUICK})


@require_safe
def twelve(request: HttpRequest) -> HttpResponse:
    """Show the twelve techniques in order, and the ways to do them; what a limit leaves out is told by the script."""
    tours = {name: one.cleared.session for name in _TOURS if (one := ready_one(name)) is not None}
    short = {block.technique for block in tours[ReadyName.TWELVE_SHORT].blocks}
    context = {
        "techniques": [(one, one.id in short) for one in the_twelve(load_library())],
        "every": the_twelve(load_library()),
        "both": tours[ReadyName.TWELVE],
        "one": tours[ReadyName.TWELVE_LEFT],
        "short": tours[ReadyName.TWELVE_SHORT],
        "in_short": len(short),
    }
    return render(request, "offline/twelve.html", context)


@require_safe
@with_drawn_pictures
def quick(request: HttpRequest, name: str = "five") -> HttpResponse:
    """Ask for red flags on one screen and begin a ready-made session; the script reads which one from the address."""
    if not is_quick_page(name):
        raise Http404
    context = {
        "stop_words": stop_words_json(region_of(request)),
        "lasting": rule_of_lasting_cramps(),
    }
    return render(request, "offline/quick.html", context)


@cache
def _worker_script(base: str) -> str:
    """Return the script for an app that stands at `base`: what it keeps is named from there."""
    row = assets.manifest().get(WORKER)
    if row is None:
        return ""
    keeps = [*map(reverse, PAGES), *_files()]
    script = (Path(settings.PLAYER_FOLDER) / row["file"]).read_text("utf-8")
    made_of = json.dumps([keeps, script, content_mark(), _pages_mark()])
    version = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    return f"const LEGATO = {json.dumps({'version': version, 'keeps': keeps})};\n{script}"


def _files() -> list[str]:
    """Return what the kept pages and the player load, with everything these load in turn.

    Moving pictures are left to the sessions that show them: there are more of them than a device should have to keep.
    """
    wanted, files = [assets.APP, assets.APP_STYLES, assets.PLAYER, assets.PLAYER_STYLES, QUICK], []
    for source in wanted:
        row = assets.manifest().get(source)
        if row is None:
            continue
        files += [row["file"], *row.get("css", ()), *row.get("assets", ())]
        wanted += [one for one in (*row.get("imports", ()), *row.get("dynamicImports", ())) if one not in wanted]
    icons = ("favicon.svg", "icons/192.png")
    found = [assets.static_url(file) for file in (*dict.fromkeys(files), *icons)]
    later = files_kept_with_sessions()
    return [file for file in dict.fromkeys([*found, *filter(None, [assets.font()])]) if file not in later]


def _pages_mark() -> str:
    """Return a mark of the templates and their words, so that a changed page is fetched anew."""
    words = Path(str(files("legato.words")))
    found = [*sorted((settings.HERE / "templates").rglob("*.html")), *sorted(words.rglob("*.ftl"))]
    texts = b"".join(path.read_bytes() for path in found)
    return hashlib.sha256(texts).hexdigest()
