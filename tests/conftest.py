"""What every test may use: the small guide, a home of its own, and a network that refuses."""

from __future__ import annotations

import faulthandler
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.children import give_default_signals

ROOT = Path(__file__).parents[1]

sys.dont_write_bytecode = False  # whoever asks Python for that would have every test compiled anew each time

settings.register_profile("companion", max_examples=12, derandomize=True, deadline=None)
settings.register_profile(
    "nightly",
    max_examples=2_000,
    derandomize=False,  # Hypothesis has its own opinion where CI is set
    deadline=None,
    database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),
    print_blob=True,
)
settings.load_profile("companion")  # --hypothesis-profile=nightly takes the other


_MEMORY = Path("/dev/shm")
_ENOUGH = 1 << 30
"""Bytes that must be free in memory before what the tests write goes there."""


_HOURS = 8
"""Hours after which a run ends though no signal can end a test. pytest's own timer costs a thread a test."""


def pytest_sessionstart() -> None:
    """End the run at last."""
    faulthandler.dump_traceback_later(_HOURS * 3_600, exit=True)


def pytest_configure() -> None:
    """Put temporary folders in memory, where syncing takes no time; the system's own way still is a file."""
    if os.access(_MEMORY, os.W_OK) and "PYTEST_DEBUG_TEMPROOT" not in os.environ:
        disk = os.statvfs(_MEMORY)
        if disk.f_bavail * disk.f_frsize > _ENOUGH and not disk.f_flag & _NO_PROGRAMS:
            os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)


_NO_PROGRAMS = 8
"""Says of a disk that what lies there cannot be run (``ST_NOEXEC``), as some tests do."""
_SLOW = pytest.mark.timeout(3_600)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give more time to the long forms, and to every test of a nightly run."""
    for item in items:
        if item.get_closest_marker("slow") or not settings.default.derandomize:
            item.add_marker(_SLOW)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin each test with default signals for its children, and with a umask that hides little, whatever a
    test in this process did to them: a command called here lets nobody else read what is made from then on.
    """
    give_default_signals()
    os.umask(0o022)


_SETTINGS = (
    "LC_",
    "LANGUAGE",
    "XDG_",
    "COMPANION_",
    "PYTHON",
    "TEXTUAL",
    "COLOR",
    "NO_COLOR",
    "COLUMNS",
    "LINES",
)
"""How the names of variables begin that change what the program or Python does."""


class NetworkError(AssertionError):
    """Something tried to use the network."""


def _refuse(*_: object, **__: object) -> None:
    raise NetworkError("the companion uses no network")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every address for the whole run. (asyncio's own pair of local sockets has none.)"""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "bind", "sendto"):
            patch.setattr(socket.socket, name, _refuse)
        for name in ("getaddrinfo", "gethostbyname", "create_connection", "create_server"):
            patch.setattr(socket, name, _refuse)
        yield


@pytest.fixture
def small_guide() -> Path:
    """The folder of a small guide about stones: two steps, a door, one step behind it."""
    return Path(__file__).parent / "small_guide"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and a computer that says nothing about where it is."""
    for name in [name for name in os.environ if name.startswith(_SETTINGS)]:
        monkeypatch.delenv(name)
    person = tmp_path / "person"
    person.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(person))
    folder = tmp_path / "home"
    monkeypatch.setenv("COMPANION_HOME", str(folder))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder
