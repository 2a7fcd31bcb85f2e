"""What a disk may hold after the power went: a program's calls to the system are recorded, and at every point
between two of them states are made in which what was not synced is lost in pieces.

Data: what was written to a file since it was last synced is there or not, in pieces of 512 bytes. Names: they
reach the disk in the order they were made; those in a folder are there for good once the folder was synced.
Syncing a file makes good what it is called as well, as ext4, XFS, btrfs, APFS and NTFS do it; not so where
``strict``, where only folders count, as POSIX has it.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_CHANGING = (
    "open,openat,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,lseek,fsync,fdatasync,sync,syncfs,"
    "truncate,ftruncate,fallocate,copy_file_range,sendfile,link,linkat,symlink,symlinkat,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
)


class Call(NamedTuple):
    """One call that changed something, or said something."""

    what: str
    """write, cut, sync, create, link, rename, unlink, mkdir, sync-folder or said."""
    name: str = ""
    target: str = ""
    file: int = -1
    at: int = 0
    data: bytes = b""


def record(root: Path, command: list[str], words: int, environment: dict[str, str]) -> list[Call]:
    """Run a program and return what it did to the files under ``root``; what it wrote to the descriptor
    ``words`` is what it said.
    """
    trace = root.with_name(f"{root.name}.trace")
    strace = ["strace", "-xx", "-s", "10000000", "-o", str(trace), "-e", f"trace={_CHANGING}"]
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(
            [*strace, "bash", "-c", f'exec "$@" {words}>/dev/null', "-", *command],
            env=environment, check=True, stdout=nowhere, timeout=100,
        )  # fmt: skip
    return list(_Reader(root, words).read(trace.read_text("ascii")))


class _Reader:
    """Understands what strace wrote down."""

    def __init__(self, root: Path, words: int) -> None:
        self.root = str(root)
        self.words = words
        self.folders = {name.relative_to(root).as_posix() for name in (root, *root.iterdir())}
        self.files: dict[str, int] = {}
        self.open: dict[int, int | str] = {}
        self.at: dict[int, int] = {}
        self.made = 0

    def read(self, trace: str) -> Iterator[Call]:
        for line in trace.splitlines():
            found = _CALL.match(line)
            if found and int(found[3]) >= 0:
                name, result = found[1], int(found[3])
                yield from self._call(name, re.split(r", (?![^{]*})", found[2]), result)

    def _call(self, name: str, given: list[str], result: int) -> Iterator[Call]:
        number = int(given[0]) if given[0].isdigit() else -1
        if name == "openat":
            yield from self._opened(self._path(given[1]), given[2], result)
        elif name == "close":
            self.open.pop(number, None)
        elif name in ("write", "pwrite64"):
            data = _bytes(given[1])[:result]
            if number == self.words:
                yield Call("said", data=data)
            elif isinstance(file := self.open.get(number), int):
                at = int(given[3]) if name == "pwrite64" else self.at[number]
                if name == "write":
                    self.at[number] += result
                yield Call("write", file=file, at=at, data=data)
        elif name == "lseek":
            self.at[number] = result
        elif name in ("fsync", "fdatasync"):
            if isinstance(file := self.open.get(number), int):
                yield Call("sync", file=file)
            elif file is not None:
                yield Call("sync-folder", file)
        elif name == "ftruncate":
            if isinstance(file := self.open.get(number), int):
                yield Call("cut", file=file, at=int(given[1]))
        elif name in ("unlink", "rename", "link", "mkdir"):
            paths = [self._path(part) for part in given if part.startswith('"')]
            if paths[0] is not None:
                yield self._named(name, *[path or "" for path in paths])
        elif number in self.open or any(self._path(part) for part in given):
            raise NotImplementedError(f"{name} is not modelled")

    def _opened(self, path: str | None, flags: str, number: int) -> Iterator[Call]:
        self.open.pop(number, None)
        if path is None:
            return
        self.at[number] = 0
        if path in self.folders:
            self.open[number] = path
            return
        if path not in self.files:
            self.files[path] = self.made
            self.made += 1
            yield Call("create", path, file=self.files[path])
        self.open[number] = self.files[path]
        if "O_TRUNC" in flags:
            yield Call("cut", file=self.files[path])

    def _named(self, what: str, name: str, target: str = "") -> Call:
        if what == "mkdir":
            self.folders.add(name)
        elif what == "link":
            self.files[target] = self.files[name]
        else:
            file = self.files.pop(name)
            if what == "rename":
                self.files[target] = file
        return Call(what, name, target)

    def _path(self, word: str) -> str | None:
        """Return a path within the root; None if it is elsewhere."""
        if not word.startswith('"'):
            return None
        path = os.path.normpath(_bytes(word).decode())
        return os.path.relpath(path, self.root) if f"{path}/".startswith(f"{self.root}/") else None


def _bytes(word: str) -> bytes:
    return bytes.fromhex(word.strip('"').replace("\\x", ""))


class Disk:
    """The disk while the calls go on."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.synced: dict[int, bytearray] = {}
        self.unsynced: dict[int, list[Call]] = {}
        self.names: list[tuple[Call, bool]] = []
        """What was done to names, and whether the disk has it for good."""

    def do(self, call: Call) -> None:
        """Take in the next call."""
        if call.what in ("write", "cut"):
            self.unsynced.setdefault(call.file, []).append(call)
        elif call.what == "sync":
            self.synced[call.file] = self._content(call.file, 1, random.Random())
            self.unsynced[call.file] = []
            if not self.strict:
                made = [n for n, (named, _) in enumerate(self.names) if named.file == call.file]
                self._make_good(made[-1] + 1 if made else 0)
        elif call.what == "sync-folder" and self.strict:
            self.names = [
                (named, good or os.path.dirname(named.target or named.name) == call.name.strip("."))
                for named, good in self.names
            ]
        elif call.what == "sync-folder":
            self._make_good(len(self.names))
        elif call.what != "said":
            self.names.append((call, False))

    def _make_good(self, end: int) -> None:
        self.names = [(named, good or n < end) for n, (named, good) in enumerate(self.names)]

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files a cut at this moment may leave."""
        soft = [n for n, (_, good) in enumerate(self.names) if not good]
        left = set(soft[: chance.randrange(len(soft) + 1)])
        files: dict[str, int] = {}
        folders = {"", "elsewhere"}
        for n, (call, good) in enumerate(self.names):
            if good or n in left:
                _name(call, files, folders)
        share = chance.choice([0, 0.1, 0.5, 0.9, 1])
        contents = {file: bytes(self._content(file, share, chance)) for file in sorted(set(files.values()))}
        return {name: contents[file] for name, file in files.items() if os.path.dirname(name) in folders}

    def _content(self, file: int, share: float, chance: random.Random) -> bytearray:
        data = bytearray(self.synced.get(file, b""))
        for call in self.unsynced.get(file, []):
            if call.what == "cut":
                if share == 1 or chance.random() < share:
                    data[call.at :] = bytes(max(0, call.at - len(data)))
                continue
            start = 0
            while start < len(call.data):
                end = min(len(call.data), start + SECTOR - (call.at + start) % SECTOR)
                if share == 1 or chance.random() < share:
                    data.extend(bytes(max(0, call.at + end - len(data))))
                    data[call.at + start : call.at + end] = call.data[start:end]
                start = end
        return data


def _name(call: Call, files: dict[str, int], folders: set[str]) -> None:
    if call.what == "create":
        files[call.name] = call.file
    elif call.what == "mkdir":
        folders.add(call.name)
    elif call.what == "unlink":
        files.pop(call.name, None)
    elif call.name in files:
        files[call.target] = files[call.name]
        if call.what == "rename":
            del files[call.name]
