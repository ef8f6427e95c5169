"""A real proxy in front of the app, as somebody who hosts it has one: nginx, which ends TLS.

with running_proxy(folder, app_port, path="/legato/", strips=True) as proxy:
    ...
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from get_proxy import find_proxy
from legato.server.sharing.certificate import certificate

LISTENS_WITHIN_S = 20
_CONFIGURATION = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {vouches.certificate};
    ssl_certificate_key {vouches.key};
    location {path} {{
      proxy_pass http://127.0.0.1:{app_port}{below};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-For $remote_addr;
    }}
  }}
}}
"""


@contextmanager
def running_proxy(folder: Path, port: int, app_port: int, *, path: str, strips: bool) -> Iterator[str]:
    """Run nginx for the length of a `with` block, and give the address people type.

    `strips` takes the path off before the request is handed on; without it the app gets it whole.
    """
    programme = find_proxy()
    assert programme is not None, "no nginx: run `make test`, or set LEGATO_NGINX"
    vouches = certificate(folder, ["localhost"], datetime.now(UTC))
    configuration = folder / "nginx.conf"
    below = "/" if strips else ""
    configuration.write_text(
        _CONFIGURATION.format(folder=folder, port=port, app_port=app_port, path=path, below=below, vouches=vouches)
    )
    process = subprocess.Popen(
        [programme, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")]
    )
    try:
        _wait_for(process, port, folder)
        yield f"https://localhost:{port}{path}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + LISTENS_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"nginx does not listen: {(folder / 'error.log').read_text(errors='replace')}")
