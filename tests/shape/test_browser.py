"""Where the end-to-end tests find their browser."""

from __future__ import annotations

import pytest

import get_browser


@pytest.mark.parametrize("name", get_browser.NAMES)
def test_one_from_a_package_is_found_whatever_path_says(name: str, tmp_path, monkeypatch) -> None:
    """It was installed, not seen, and the tests ended before the first one."""
    programme = tmp_path / name
    programme.write_text("#!/bin/sh\n", encoding="utf-8")
    programme.chmod(0o755)
    monkeypatch.delenv("LEGATO_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(get_browser, "PLACES", (str(tmp_path),))

    assert get_browser.find_browser() == str(programme)
