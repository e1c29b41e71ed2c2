"""The command line with workers that die: a row's words say how. Run as a module; the workers import it too.

杀: its process is killed at each try; 先杀: at the first try only; 崩: it crashes; 挂: it hangs; 冻: all of its process
does, without a word; 爆: no memory is left.
`POISON_MARKS` names a folder where first tries are marked.
"""

import faulthandler
import os
import signal
import sys
import time
from pathlib import Path

from postermaker.batch import alone, cluster, rows, workers
from postermaker.batch.job import Job, Made, Task
from postermaker.cli.main import main
from postermaker.fonts import FontBook

real = rows.make_row


def first_time(words: str) -> bool:
    mark = Path(os.environ["POISON_MARKS"]) / words
    if mark.exists():
        return False
    mark.touch()
    return True


def make_row(job: Job, task: Task, book: FontBook, watch: rows.Watch) -> Made:
    words = "".join(task.row.values.values())
    if "杀" in words and ("先" not in words or first_time(words)):
        os.kill(os.getpid(), signal.SIGKILL)
    if "崩" in words:
        faulthandler.disable()
        faulthandler._sigsegv()  # type: ignore[attr-defined]
    if "挂" in words:
        time.sleep(600)
    if "冻" in words:
        os.kill(os.getpid(), signal.SIGSTOP)
    if "爆" in words:
        raise MemoryError
    if "慢" in words:
        time.sleep(0.3)
    return real(job, task, book, watch)


alone.make_row = workers.make_row = cluster.make_row = make_row
cluster._GRACE_S = 1.0

if __name__ == "__main__":
    sys.exit(main())
