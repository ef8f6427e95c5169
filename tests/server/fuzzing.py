"""Schemathesis against a running server: every operation, with data that fits, and with data that does not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
HOOKS = Path(__file__).with_name("fuzzing_hooks.py")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
)
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser that has opened a page: its cookies, and the token of the page."""

    cookies: Mapping[str, str]
    token: str

    def headers(self) -> dict[str, str]:
        """Return what it sends with everything."""
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.token,
        }


def visit(address: str) -> Visit:
    """Open the first page, as an integrator would."""
    jar = CookieJar()
    page = build_opener(HTTPCookieProcessor(jar)).open(address, timeout=30).read().decode()
    token = re.search(r'name="csrf-token" content="([^"]+)"', page)
    assert token is not None, page[:500]
    return Visit({cookie.name: cookie.value or "" for cookie in jar}, token[1])


def send(address: str, document: Any, visit: Visit) -> Any:
    """Post a document, and give the answer's."""
    headers = {**visit.headers(), "Content-Type": "application/json"}
    request = Request(address, json.dumps(document).encode(), headers)
    with build_opener().open(request, timeout=60) as answer:
        return json.loads(answer.read())


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What came out: how it ended, what was printed, and how many requests there were."""

    code: int
    printed: str
    requests: int
    statuses: Mapping[str, int]


def fuzz(
    description: str,
    folder: Path,
    *,
    headers: Mapping[str, str],
    sittings: Sequence[str] = (),
    plans: str = "",
    check_in: Mapping[str, Any] | None = None,
    examples: int,
    options: Sequence[str] = (),
) -> Fuzzed:
    """Run schemathesis on the operations of a description (an address or a file); the same requests every time."""
    counted = folder / "statuses.json"
    around = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": str(HOOKS),
        "LEGATO_SITTINGS": ",".join(sittings),
        "LEGATO_PLANS": plans,
        "LEGATO_CHECK_IN": json.dumps(check_in),
        "LEGATO_HEADERS": json.dumps(dict(headers)),
        "LEGATO_COUNTED": str(counted),
    }
    command = [
        str(SCHEMATHESIS),
        "run",
        description,
        f"--checks={','.join(CHECKS)}",
        f"--max-examples={examples}",
        f"--seed={SEED}",
        "--generation-deterministic",
        "--continue-on-failure",
        "--no-color",
        "--request-timeout=30",
        *(f"--header={name}: {value}" for name, value in headers.items()),
        *options,
    ]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False)
    statuses = json.loads(counted.read_text()) if counted.exists() else {}
    return Fuzzed(done.returncode, done.stdout + done.stderr, sum(statuses.values()), statuses)
