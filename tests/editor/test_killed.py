"""The window's process is killed while somebody types; what was typed until ten seconds before is there."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from postermaker.editor.safety import snapshots
from postermaker.editor.safety.left_behind import LeftBehind

SCRIPT = Path(__file__).with_name("endless_typing.py")
MOST_LOST_S = 10.0


def typed_until_killed(seed, home, number=signal.SIGKILL):
    """Run, kill after a random time; gives what was typed, each with its time, and the time of the kill."""
    alive_s = random.Random(seed).uniform(0.2, 4.5)
    environment = {**os.environ, "POSTERMAKER_DATA": str(home), "PYTHONPATH": str(SCRIPT.parent)}
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(seed)], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        first = process.stdout.readline()
        time.sleep(alive_s)
        killed_at = time.time()
        process.send_signal(number)
        lines = [first, *process.stdout.read().splitlines()]
        process.wait()
        watchdog.cancel()
    whole = [line.split(" ", 1) for line in lines if " " in line]
    return [(float(at), said.strip()) for at, said in whole], killed_at, process.returncode


def check(seed, home):
    """What is found must open, be one of the states typed, and not older than ten seconds."""
    typed, killed_at, _ = typed_until_killed(seed, home)
    assert typed
    left = LeftBehind(home / "recovery")
    found = left.look()
    left.close()
    if not found:
        assert killed_at - typed[0][0] < MOST_LOST_S
        return 0
    (snapshot,) = found
    said = snapshots.load(home / "recovery", snapshot.key).values.get("slogan", "")
    moments = [at for at, text in typed if text == said]
    assert moments, (said, typed[-3:])
    assert killed_at - moments[-1] < MOST_LOST_S
    return 1


def run_many(seeds, tmp_path):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda seed: check(seed, tmp_path / str(seed)), seeds))


def test_killed_ten_times(tmp_path):
    assert sum(run_many(range(10), tmp_path)) >= 4  # those killed in the first moment have nothing yet


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_killed_a_hundred_times(tmp_path):
    assert sum(run_many(range(100, 200), tmp_path)) >= 40


def test_ended_politely_loses_nothing(tmp_path):
    typed, _, code = typed_until_killed(3, tmp_path, signal.SIGTERM)
    assert code == 0
    (snapshot,) = LeftBehind(tmp_path / "recovery").look()
    assert snapshots.load(tmp_path / "recovery", snapshot.key).values["slogan"] == typed[-1][1]
