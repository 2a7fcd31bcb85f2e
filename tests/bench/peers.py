"""Other programs for the terminal, each in an environment of its own, to stand in the same table."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.programs import Key, Program

_MARKDOWN = "# One\n\nSome *text*.\n\n* one\n* two\n\n# Two\n\nMore of it.\n\n# Three\n\nThe end.\n"
_LOG = "".join(
    f'127.0.0.1 - - [10/Oct/2023:13:{n // 60:02}:{n % 60:02} +0000] "GET /page/{n} HTTP/1.1" 200 {n}\n'
    for n in range(500)
)
_JOURNAL = "".join(
    f"[2024-01-0{n} 09:00:00 AM] Entry number {n}.\nSome text of entry {n}.\n\n" for n in range(1, 6)
)
_JRNL = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {0}/journal.txt}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %r'
version: '4.6'
"""


class Peer(NamedTuple):
    """A program, what it is installed from, and how it is used."""

    name: str
    needs: Sequence[str]
    command: Callable[[Path], Sequence[str]]
    """What to type, given the folder with something to look at."""
    key: str = ""
    """What shows its help, or another page."""
    leave: tuple[str, ...] = ("ctrl+c",)
    prints: bool = False
    held: str = ""
    """What pip must hold back while it builds what this needs."""


PEERS = (
    Peer("frogmouth", ["frogmouth"], lambda data: ["frogmouth", str(data / "sample.md")], "f1"),
    Peer(
        "posting",
        ["posting", "tree-sitter==0.25.2"],  # with a newer one it ends by a segmentation fault
        lambda data: ["posting", "--collection", str(data / "collection")],
        "f1",
    ),
    Peer("toolong", ["toolong"], lambda data: ["tl", str(data / "sample.log")], "f1"),
    Peer("dooit", ["dooit"], lambda data: ["dooit"], "?", leave=("ctrl+q",)),
    Peer(
        "lookatme",
        ["lookatme", "urwid<2.2"],  # its own pins no longer hold together
        lambda data: ["lookatme", str(data / "sample.md")],
        "right",
        leave=("q",),
        held="cython<3",
    ),
    Peer(
        "jrnl",
        ["jrnl==4.6"],
        lambda data: ["jrnl", "--config-file", str(data / "jrnl.yaml"), "-n", "3"],
        prints=True,
    ),
)
ON_SCREEN = tuple(peer.name for peer in PEERS if not peer.prints)
PRINTING = tuple(peer.name for peer in PEERS if peer.prints)


def installed(folder: Path, scratch: Path) -> list[Program]:
    """Install what is not in the folder yet, and return the programs; not those that cannot be installed."""
    data = scratch / "peers"
    (data / "collection").mkdir(parents=True)
    (data / "sample.md").write_text(_MARKDOWN)
    (data / "sample.log").write_text(_LOG)
    (data / "journal.txt").write_text(_JOURNAL)
    (data / "jrnl.yaml").write_text(_JRNL.format(data))
    return [_program(peer, folder, data) for peer in PEERS if _install(peer, folder)]


def _install(peer: Peer, folder: Path) -> bool:
    home = folder / peer.name
    if (home / "whole").exists():
        return True
    held = folder / f"{peer.name}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    held.write_text(peer.held)
    python = str(home / "bin" / "python")
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        holding = dict.fromkeys(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"), str(held))  # older pip, and newer
        command = [python, "-m", "pip", "install", "--quiet", *peer.needs]
        subprocess.run(command, check=True, env={**os.environ, **holding})
    except subprocess.CalledProcessError as error:
        print(f"{peer.name} could not be installed ({error}), and is left out.", file=sys.stderr)
        return False
    compileall.compile_dir(home / "lib", quiet=2)
    (home / "whole").touch()
    return True


def _program(peer: Peer, folder: Path, data: Path) -> Program:
    name, *words = peer.command(data)
    command = (str(folder / peer.name / "bin" / name), *words)
    keys = (Key("help", peer.key, times=1),) if peer.key else ()
    home = data / f"home of {peer.name}"
    return Program(peer.name, command, home, keys, peer.leave, peer.prints, frame=b"")


def versions(folder: Path, names: Sequence[str]) -> list[str]:
    """Return what is installed there, such as ``dooit 3.3.4``, with the Textual it brings."""
    said = []
    for name in names:
        found = dict(
            line.split("==")
            for line in subprocess.run(
                [folder / name / "bin" / "python", "-m", "pip", "freeze"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.splitlines()
            if line.startswith((f"{name}==", "textual=="))
        )
        on = f" (Textual {found['textual']})" if "textual" in found else ""
        said.append(f"{name} {found[name]}{on}")
    return said
