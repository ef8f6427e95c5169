"""The engine and the command line live without the server extra."""

from __future__ import annotations

import subprocess
import sys
import textwrap

SERVER_PACKAGES = ["django", "ninja", "whitenoise", "csp", "gunicorn", "django_htmx"]

WITHOUT = """
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None

sys.meta_path.insert(0, NotInstalled())
"""


def run_without(missing: list[str], code: str) -> subprocess.CompletedProcess[str]:
    """Run Python where these cannot be imported."""
    words = [sys.executable, "-c", f"MISSING = {missing!r}\n{WITHOUT}{textwrap.dedent(code)}"]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def run_without_server(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python where nothing of the extra can be imported."""
    return run_without(SERVER_PACKAGES, code)


def test_the_engine_works_without_the_server_extra() -> None:
    """Somebody who only wants the library gets a plan and a timeline."""
    answer = run_without_server(
        """
        from legato import pipeline
        checkin = pipeline.read_checkin('{"person": {"age": 44}, "minutes": 10}')
        planned = pipeline.plan(checkin)
        print(pipeline.timeline(planned.cleared.session).lasts_ms)
        """
    )

    assert answer.stderr == ""
    assert 570_000 <= int(answer.stdout) <= 600_000


def test_serving_without_the_server_extra_says_what_to_install() -> None:
    """`legato serve` names the extra, and gives no traceback."""
    answer = run_without_server(
        """
        sys.argv = ["legato", "serve"]
        from legato.cli import main
        main()
        """
    )

    assert answer.returncode not in (0, None)
    assert "legato[server]" in answer.stderr + answer.stdout
    assert "Traceback" not in answer.stderr


def test_serving_on_windows_says_where_it_runs() -> None:
    """One sentence, and no traceback of a module that Windows does not have."""
    answer = run_without(
        ["fcntl"],
        """
        sys.argv = ["legato", "serve"]
        from legato.cli import main
        main()
        """,
    )

    assert answer.returncode == 1
    assert answer.stderr.splitlines() == [
        "The web app and its records need Linux or macOS; on Windows they run in WSL."
    ]
