"""An app, an assistant that speaks with it, and somebody at the computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Server, running_server
from server.assistants.conversation import Assistant, Person, assistant_beside


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder of its own."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Serve the app."""
    with running_server(folder) as running:
        yield running


@pytest.fixture(scope="module")
def assistant(server: Server, folder: Path) -> Iterator[Assistant]:
    """Let one assistant speak with it for all tests: it remembers nothing."""
    with assistant_beside(server.address, folder) as speaking:
        yield speaking


@pytest.fixture
def person(server: Server) -> Person:
    """Give somebody of whom nothing is known."""
    somebody = Person(server)
    somebody.delete_everything()
    return somebody
