"""What the guide asks of curl, for machines that have none: fetch, keep cookies, send JSON, write what came."""

from __future__ import annotations

import argparse
import http.cookiejar
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener


def main() -> None:
    """Do one request as curl would."""
    words = argparse.ArgumentParser()
    words.add_argument("address")
    words.add_argument("-fsS", action="store_true")
    words.add_argument("-c", dest="keep")
    words.add_argument("-b", dest="cookies")
    words.add_argument("-H", dest="headers", action="append", default=[])
    words.add_argument("-d", dest="body")
    words.add_argument("-o", dest="to", required=True)
    asked = words.parse_args()
    jar = http.cookiejar.MozillaCookieJar(asked.keep or asked.cookies)
    if asked.cookies and Path(asked.cookies).exists():
        jar.load(ignore_discard=True)
    headers = dict(header.split(": ", 1) for header in asked.headers)
    request = Request(asked.address, asked.body.encode() if asked.body else None, headers)
    try:
        with build_opener(HTTPCookieProcessor(jar)).open(request) as answer:
            Path(asked.to).write_bytes(answer.read())
    except HTTPError as wrong:
        sys.exit(f"curl: (22) The requested URL returned error: {wrong.code}")
    if asked.keep:
        jar.save(ignore_discard=True)


if __name__ == "__main__":
    main()
