"""How the rules of a check are found: each module among them is one, wherever the program lies."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.check import rules

ROOT = Path(__file__).parents[3]

A_RULE = """\
from companion.guide.check.subject import Subject

def check(subject: Subject) -> None:
    for one in subject.shown:
        if one.text.at == ("title",) and one.text.file.name == "guide.yaml":
            one.text.report("a title", "none")
"""


def test_a_new_module_among_the_rules_is_a_rule(
    told: Callable[[], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told() == []
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "no_title.py").write_text(A_RULE, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path / "more")])
    try:
        (one,) = told()
    finally:
        sys.modules.pop(f"{rules.__name__}.no_title", None)
    assert "a title" in one


def test_the_rules_come_in_the_order_of_their_names() -> None:
    names = [str(rule.check.__module__).rpartition(".")[2] for rule in rules.every_rule()]
    folder = Path(rules.__file__).parent
    assert names == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.slow
def test_the_rules_are_found_where_the_program_is_run_from_a_zip(folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "companion.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in (ROOT / "companion").rglob("*.py"):
            archive.write(file, file.relative_to(ROOT))
    (folder / "tone.yaml").write_text("avoid: [{phrase: stone, why: It is a test.}]\n", encoding="utf-8")
    call = "import companion.cli; print(companion.cli.__file__); companion.cli.main(['check', 'guide'])"
    done = subprocess.run(
        [sys.executable, "-c", call],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(packed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines[:1] == [str(packed / "companion" / "cli.py")], done.stderr
    assert any('avoid "' in line and ": It is a test" in line for line in lines)
    assert lines[-1].endswith("found.")
