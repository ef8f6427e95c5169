"""The language of a request: chosen once at the door from what the browser asks for, and spoken until the answer.

What is sent piece by piece after the answer has begun takes its sentences with it: it is written by nobody's request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.functional import lazy

from legato.words import ENGLISH, Sentences, language_for, load_sentences, tag_of
from legato.words.sentences import Value

_spoken: ContextVar[str] = ContextVar("legato_language", default=ENGLISH)


class LanguageMiddleware:
    """Speak the language that a browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Choose the language; answers in one language are not kept for who asks in another."""
        before = _spoken.set(language_for(browser_languages(request)))
        try:
            response = self.get_response(request)
        finally:
            _spoken.reset(before)
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
    """Return the sentence of a code in the language that is spoken now.

    Raises:
        UnknownNameError: there is no such sentence, or an argument is missing.
    """
    return sentences().say(code, **args)


def say_later(code: str, **args: Value) -> str:
    """Return a sentence that is made when it is shown: for what is written down before there is a request."""
    return _lazily(code, **args)


_lazily = lazy(say, str)
