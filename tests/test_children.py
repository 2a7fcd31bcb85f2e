"""The tests pass wherever they are started from, and none of them waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest
import yaml
from hypothesis import settings

from tests import children

ROOT = Path(__file__).parents[1]
STARTED_WITHOUT_A_TERMINAL = """
import os, signal, subprocess, sys

asked = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP}
for number in asked:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, asked)
import pexpect
from tests import children

children.give_default_signals()
for number in asked:
    os.kill(os.getpid(), number)
look = ["grep", "-E", "^Sig(Ign|Blk):", "/proc/self/status"]
sys.stdout.buffer.write(subprocess.run(look, stdout=subprocess.PIPE).stdout)
sys.stdout.buffer.write(pexpect.run(" ".join(look)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what a program ignores")
def test_a_child_begins_with_default_signals_where_the_tests_were_started_without() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED_WITHOUT_A_TERMINAL],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=children.PATIENCE,
        check=True,
    )
    assert done.stdout.split() == ["SigBlk:", "0" * 16, "SigIgn:", "0" * 16] * 2


def test_new_passphrases_of_a_child_are_cheap_to_try_where_its_path_says_so() -> None:
    asks = (
        "from companion.journal.seal import sealed; print(sealed.PASSES, sealed.MEMORY - sealed.LEAST_MEMORY)"
    )
    path = f"{ROOT}{os.pathsep}{children.CHEAP_KEYS}"
    done = subprocess.run(
        [sys.executable, "-c", asks],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        timeout=children.PATIENCE,
        check=True,
    )
    assert done.stdout.split() == ["1", "0"]


def test_a_program_that_closed_its_terminal_and_goes_on_is_not_waited_for_for_ever() -> None:
    child = children.OnTerminal("sh", ["-c", "exec sleep 60 <&- >&- 2>&-"], timeout=children.PATIENCE)
    time.sleep(0.1)  # pexpect waits only if the terminal is closed before it looks
    child.expect(pexpect.EOF)
    with pytest.raises(AssertionError, match="did not end"):
        child.end(0.1)
    child.kill_and_close()
    assert not child.isalive()


def test_what_is_never_written_is_not_waited_for_for_ever() -> None:
    ours, theirs = os.openpty()
    os.write(theirs, b"something else")
    with pytest.raises(AssertionError, match="something else"):
        children.read_until(ours, "what never comes", seconds=0.1)
    os.close(ours)
    os.close(theirs)


def test_every_test_has_a_time_limit_after_which_its_fixtures_end_what_it_started(
    pytestconfig: pytest.Config,
) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 300
    assert pytestconfig.getini("timeout_method") == "signal"


def test_examples_are_the_same_each_time_but_for_a_nightly_run() -> None:
    always, nightly = settings.get_profile("companion"), settings.get_profile("nightly")
    assert always.derandomize
    assert not nightly.derandomize
    assert nightly.max_examples > always.max_examples
    assert nightly.print_blob
    assert nightly.database is not None


@pytest.mark.skipif(not (ROOT / ".github").exists(), reason="a packed source comes without the workflows")
def test_the_workflow_of_every_night_runs_the_long_forms_and_draws_new_examples() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "nightly.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    assert job["strategy"]["matrix"]["tests"] == ["--hypothesis-profile=nightly", "-m slow"]
    assert any("pytest ${{ matrix.tests }}" in step.get("run", "") for step in job["steps"])
