"""What every test may use: the small guide, a home of its own, and a network that refuses."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("companion", max_examples=100, derandomize=True, deadline=None)
settings.load_profile("companion")


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
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    person = tmp_path / "person"
    person.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(person))
    folder = tmp_path / "home"
    monkeypatch.setenv("COMPANION_HOME", str(folder))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder
