"""A bar on a terminal: rows, rate, time left; nothing where nobody watches."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from postermaker.batch.pace import Progress, Standing
from postermaker.errors import Bilingual


@contextlib.contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A callback that draws the bar until the block ends."""
    if quiet or not sys.stderr.isatty():
        yield lambda standing: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    words = TextColumn("{task.fields[said]}")
    with Bar(BarColumn(), MofNCompleteColumn(), words, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, said="")

        def shown(standing: Standing) -> None:
            bar.update(task, completed=standing.done, total=standing.total, said=rate_words(standing))

        yield shown


def rate_words(standing: Standing) -> str:
    """Rate, time left and failures in a few words."""
    words = []
    if standing.rate:
        words.append(str(Bilingual(f"{standing.rate:.1f} 行/秒", f"{standing.rate:.1f} rows/s")))
    if standing.seconds_left:
        words.append(
            str(Bilingual(f"还要 {_clock(standing.seconds_left)}", f"{_clock(standing.seconds_left)} left"))
        )
    if standing.failed:
        words.append(str(Bilingual(f"失败 {standing.failed}", f"{standing.failed} failed")))
    return " ".join(words)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def checked(shown: Progress, check: Callable[[], None]) -> Progress:
    """Progress that also looks whether the person wants to stop."""

    def progress(standing: Standing) -> None:
        shown(standing)
        check()

    return progress
