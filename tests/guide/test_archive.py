"""A guide in a zip file reads like its folder; an archive that is damaged or made to do harm is refused."""

from __future__ import annotations

import os
import random
import stat
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide import archive
from companion.guide.check import check
from companion.guide.diagnostics import GuideError
from companion.guide.files import MOST_BYTES
from companion.guide.load import GuideFiles, guide_folder
from companion.guide.watch import Watch
from companion.journals import guide_and_step, session_to_preview

Pack = Callable[..., Path]


@pytest.fixture
def pack(small_guide: Path, tmp_path: Path) -> Pack:
    """Pack the small guide, with what comes before its names and with more files if some are given."""

    def packed(before: str = "", **more: bytes) -> Path:
        path = tmp_path / "guide.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip_:
            for file in sorted(small_guide.rglob("*.yaml")):
                zip_.write(file, before + file.relative_to(small_guide).as_posix())
            for name, text in more.items():
                zip_.writestr(name, text)
        return path

    return packed


def everything(path: Path) -> list[object]:
    """All that a guide says, file by file."""
    guide_files = GuideFiles(path)
    steps = [guide_files.step(step.step) for part in guide_files.guide.parts for step in part.steps]
    countries = [guide_files.country(code) for code in guide_files.countries]
    few = [
        guide_files.guide,
        guide_files.claims,
        guide_files.sources,
        guide_files.feelings,
        guide_files.help,
        guide_files.tone,
    ]
    return [*few, guide_files.steady, guide_files.close_one, *steps, *countries]


def refusal(path: Path) -> str:
    """Why an archive is not read: told once, and the same by whoever checks it."""
    with pytest.raises(GuideError) as refused:
        GuideFiles(path)
    (diagnostic,) = check(path)
    assert str(diagnostic) == str(refused.value)
    assert str(diagnostic).startswith(f"{path}:1:1: ")
    return diagnostic.found


@pytest.mark.parametrize("before", ["", "my guide/", "a/b/"])
def test_a_packed_guide_reads_as_its_folder_does(pack: Pack, small_guide: Path, before: str) -> None:
    path = pack(before, **{"__MACOSX/._guide.yaml": b"\0\1", "picture.png": os.urandom(99)})
    assert everything(path) == everything(small_guide)
    assert check(path) == []
    assert guide_folder(path) == path


def test_nothing_of_it_is_unpacked_to_the_disk(pack: Pack, tmp_path: Path) -> None:
    path = pack()
    everything(path)
    check(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_mistake_in_it_has_its_place(pack: Pack, small_guide: Path) -> None:
    path = pack()
    with zipfile.ZipFile(path, "w") as zip_:
        for file in sorted(small_guide.rglob("*.yaml")):
            text = file.read_text().replace("title: It is hard", "titel: It is hard")
            zip_.writestr(file.relative_to(small_guide).as_posix(), text)
    (diagnostic,) = check(path)
    assert str(diagnostic) == f'{path}/steps/two.yaml:3:5: unknown key "titel"; did you mean "title"?'


def test_an_archive_without_a_guide_says_which_files_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "guide.zip"
    zipfile.ZipFile(path, "w").close()
    assert str(check(path)[0]) == (
        f"{path}/guide.yaml:1:1: the file cannot be read (No such file or directory);"
        " add this file, or make it readable"
    )


def test_two_guides_in_one_archive_are_refused(pack: Pack) -> None:
    path = pack("one/", **{"two/guide.yaml": b"guide: two"})
    assert refusal(path) == "there is more than one guide in the zip file"


@pytest.mark.parametrize(
    "name", ["../guide.yaml", "steps/../../x.yaml", "/etc/x.yaml", "C:/x.yaml", "C:x.yaml", "steps/.."]
)
def test_a_name_that_leads_out_of_it_is_refused(pack: Pack, name: str) -> None:
    assert refusal(pack(**{name: b"x"})) == f'the name "{name}" leads outside the zip file'


def test_a_name_with_backslashes_is_refused_with_what_to_do(pack: Pack) -> None:
    assert (
        refusal(pack(**{"steps\\four.yaml": b"x"}))
        == 'the name "steps\\four.yaml" in the zip file has a backslash'
    )


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_a_device_in_it_is_refused(pack: Pack, kind: int) -> None:
    path, link = pack(), zipfile.ZipInfo("steps/four.yaml")
    link.external_attr = (kind | 0o644) << 16
    with zipfile.ZipFile(path, "a") as zip_:
        zip_.writestr(link, "/etc/passwd")
    assert refusal(path) == '"steps/four.yaml" in the zip file is not a plain file'


def test_a_file_under_a_password_is_refused(pack: Pack) -> None:
    path = pack()
    raw = bytearray(path.read_bytes())
    entry = raw.index(b"PK\1\2")
    raw[entry + 8] |= 1
    path.write_bytes(raw)
    assert refusal(path) == '"claims.yaml" in the zip file has a password'


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_in_an_unusual_way_is_refused(pack: Pack, way: int) -> None:
    path = pack()
    with zipfile.ZipFile(path, "a", way) as zip_:
        zip_.writestr("more.yaml", "x")
    assert refusal(path) == '"more.yaml" in the zip file is packed in an unusual way'


def test_two_files_of_one_name_are_refused(pack: Pack) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = pack(**{"guide.yaml": b"guide: other"})
    assert refusal(path) == "two files in the zip file have the same name"


def test_a_file_that_would_swell_is_refused_before_it_is_unpacked(pack: Pack) -> None:
    path = pack(**{"steps/four.yaml": b"#" * (MOST_BYTES + 1)})
    assert path.stat().st_size < 50_000
    found = [diagnostic.found for diagnostic in check(path) if diagnostic.path == path / "steps/four.yaml"]
    assert found[0] == "the file has 2000001 bytes"


def test_a_file_that_hides_its_size_is_unpacked_no_further_than_it_says(pack: Pack) -> None:
    path = pack(**{"steps/four.yaml": b"#" * 50_000_000})
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"PK\1\2")
    raw[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(raw)
    found = [diagnostic for diagnostic in check(path) if diagnostic.path == path / "steps/four.yaml"]
    assert found[0].allowed == "make the zip file again"


def test_too_much_in_it_is_refused(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack()
    for name, found in (
        ("MOST_PACKED", f"the file has {path.stat().st_size} bytes"),
        ("MOST_UNPACKED", "the zip file unpacks to "),
        ("MOST_FILES", "there are 13 files in the zip file"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(archive, name, 10)
            assert refusal(path).startswith(found)


def test_a_damaged_archive_is_told_and_never_ends_the_program(pack: Pack) -> None:
    path, chance = pack(), random.Random(7)
    whole, same = path.read_bytes(), GuideFiles(path).claims
    told = 0
    for n in range(200):
        raw = bytearray(whole)
        if n % 3:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        else:
            del raw[chance.randrange(len(raw)) :]
        path.write_bytes(raw)
        try:
            assert GuideFiles(path).claims == same
        except GuideError:
            told += 1
    assert told > 60
    path.write_bytes(b"PK, but no archive at all")
    assert refusal(path).startswith("this is not a complete zip file (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_one_that_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "guide.zip")
    found = check(tmp_path / "guide.zip")
    assert found[0].found == "the file cannot be read (Not a directory)"


def test_an_author_previews_it(pack: Pack) -> None:
    session = session_to_preview(*guide_and_step(pack(), "two"))
    assert session.journey.here().stop.id == "two"
    session.reload()
    assert session.journey.here().stop.id == "two"


def test_an_author_is_told_when_it_was_packed_again(pack: Pack) -> None:
    path = pack()
    watch = Watch(path)
    assert not watch.has_changed()
    later = time.time() + 5
    os.utime(path, (later, later))
    assert watch.has_changed()
