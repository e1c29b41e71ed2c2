"""What a window needs of a run: columns named by hand, each row as it comes, a pause, values filled in before."""

import threading
import time
from pathlib import Path

import pytest

from postermaker.batch.job import Role
from postermaker.batch.matching import match_columns
from postermaker.batch.ordering import Wanted, ordered
from postermaker.batch.rows import planned
from postermaker.batch.running import run
from postermaker.errors import Cancelled, InputFault
from postermaker.export import ExportOptions
from postermaker.library import templates
from postermaker.merge import fill
from postermaker.tables.values import Row, Table

FIELDS = templates.load("banner-red").fields


def _order(tmp_path, rows: int = 6, **more):
    table = Table(
        ("标语", "规格"), tuple(Row(i + 2, {"标语": f"平安社区{i}", "规格": "2x0.7m"}) for i in range(rows))
    )
    wanted = Wanted(
        document=templates.new_document(templates.load("banner-red")),
        pictures=tmp_path,
        folder=tmp_path / "out",
        formats=(".pdf",),
        options=ExportOptions(checked=False, durable=False),
        proofread=False,
        **more,
    )
    return ordered(wanted, table)


def test_words_for_size_and_number_take_a_column_by_hand():
    columns = match_columns(
        ("内容", "多大", "几条"), FIELDS, {"标语": "内容", "尺寸": "多大", "quantity": "几条"}
    )
    assert columns.fields == {"内容": "slogan"}
    assert columns.roles == {Role.SIZE: "多大", Role.QUANTITY: "几条"}


def test_an_empty_column_leaves_field_and_word_unused():
    columns = match_columns(("标语", "署名", "尺寸"), FIELDS, {"署名": "", "尺寸": ""})
    assert columns.fields == {"标语": "slogan"}
    assert columns.roles == {}


def test_a_column_that_is_not_there_is_told_of():
    with pytest.raises(InputFault, match="没有的列"):
        match_columns(("标语",), FIELDS, {"尺寸": "没有的列"})


def test_what_was_filled_in_before_stays_at_every_size(tmp_path):
    document = fill(
        templates.new_document(templates.load("banner-red")), {"sign": "东湖街道"}, complete=False
    )
    table = Table(("标语", "规格"), (Row(2, {"标语": "平安社区", "规格": "0.9x5m"}),))
    wanted = Wanted(
        document=document,
        template=str(templates.folder() / "banner-red"),
        pictures=tmp_path,
        folder=tmp_path,
        formats=(".pdf",),
        options=ExportOptions(),
        proofread=False,
    )
    job, tasks = ordered(wanted, table)
    assert planned(job, tasks[0]).document.values == {"sign": "东湖街道", "slogan": "平安社区"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_row_is_told_of_as_it_comes_and_kept_ones_too(tmp_path, jobs):
    job, tasks = _order(tmp_path)
    came: list[tuple[str, str]] = []
    for _ in range(2):  # the second time all are kept
        came.clear()
        run(job, tasks, jobs=jobs, resume=True, came=lambda stem, result: came.append((stem, result.status)))
        assert sorted(came) == sorted((task.stem, "done") for task in tasks)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_held_run_finishes_what_is_in_hand_and_begins_nothing(tmp_path, jobs):
    job, tasks = _order(tmp_path, 12)
    held, free, came, ended = threading.Event(), threading.Event(), [], []

    def hold(stem, result):
        came.append(stem)
        held.set()

    def work():
        ended.append(run(job, tasks, jobs=jobs, came=hold, held=lambda: held.is_set() and not free.is_set()))

    thread = threading.Thread(target=work)
    thread.start()
    held.wait(30)
    time.sleep(1)
    before = len(came)
    assert 0 < before < len(tasks)
    time.sleep(0.5)
    assert len(came) == before
    assert len(list(Path(job.folder).glob("*.pdf"))) == before
    free.set()
    thread.join(30)
    assert len(ended[0].results) == len(tasks)


def test_a_held_run_can_be_stopped(tmp_path):
    job, tasks = _order(tmp_path)
    looked: list[int] = []

    def stop(standing):
        looked.append(standing.done)
        if len(looked) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(job, tasks, jobs=2, progress=stop, held=lambda: True)
    assert looked == [0, 0, 0]
