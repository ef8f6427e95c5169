"""The engine and the command line live without the server extra."""

from __future__ import annotations

import subprocess
import sys
import textwrap

SERVER_PACKAGES = ["django", "ninja", "whitenoise", "csp", "gunicorn", "django_htmx"]

WITHOUT_SERVER = f"""
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {SERVER_PACKAGES!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
        return None

sys.meta_path.insert(0, NotInstalled())
"""


def run_without_server(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python where nothing of the extra can be imported."""
    words = [sys.executable, "-c", WITHOUT_SERVER + textwrap.dedent(code)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


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
