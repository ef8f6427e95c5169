"""The language of a request: chosen once at the door from what the browser asks for, and spoken until the answer.

What is sent piece by piece after the answer has begun takes its sentences with it: it is written by nobody's request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import date, datetime, time

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.functional import lazy

from legato.words import ENGLISH, Sentences, language_for, load_sentences, tag_of
from legato.words.sentences import Value
from legato.words.ways import BRITISH, DayRead, Ways, time_written, ways_of

_spoken: ContextVar[str] = ContextVar("legato_language", default=ENGLISH)
_written: ContextVar[Ways] = ContextVar("legato_ways", default=BRITISH)


class LanguageMiddleware:
    """Speak the language that a browser asks for, and write days as it does where it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Choose the language; answers in one language are not kept for who asks in another."""
        asked = list(browser_languages(request))
        before, wrote = _spoken.set(language_for(asked)), _written.set(ways_of(asked[0]))
        try:
            response = self.get_response(request)
        finally:
            _spoken.reset(before)
            _written.reset(wrote)
        patch_vary_headers(response, ["Accept-Language"])
        return response


def browser_languages(request: HttpRequest) -> Iterator[str]:
    """Give the language tags of a browser, as it orders them."""
    for entry in request.headers.get("Accept-Language", "").split(","):
        yield entry.split(";")[0].strip()


def language() -> str:
    """Return the language that is spoken now."""
    return _spoken.get()


def language_tag() -> str:
    """Return the tag of the language that is spoken now, as pages are marked with it."""
    return tag_of(language())


def sentences() -> Sentences:
    """Return the sentences of the language that is spoken now."""
    return load_sentences(language())


def say(code: str, **args: Value) -> str:
    """Return the sentence of a code in the language that is spoken now, its days in the ways of whoever reads them.

    Raises:
        UnknownNameError: there is no such sentence, or an argument is missing.
    """
    ways = _written.get()
    return sentences().say(
        code, **{name: DayRead(arg, ways) if isinstance(arg, date) else arg for name, arg in args.items()}
    )


def time_said(at: datetime | time) -> str:
    """Return a time of day in the ways of whoever reads it: `20:05`, or `8:05 pm`."""
    return time_written(at, _written.get())


def say_later(code: str, **args: Value) -> str:
    """Return a sentence that is made when it is shown: for what is written down before there is a request."""
    return _lazily(code, **args)


_lazily = lazy(say, str)
