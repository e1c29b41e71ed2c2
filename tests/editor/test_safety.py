"""Nothing is lost: snapshots, locks, files changed by others, versions of before, the log."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from postermaker.document import file
from postermaker.document.edit import set_values
from postermaker.document.ignoring import with_reason
from postermaker.editor import dialogs, settings
from postermaker.editor.safety import snapshots, versions
from postermaker.editor.safety.faults import FaultLog
from postermaker.editor.safety.locks import Lock, beside
from postermaker.editor.safety.watching import differs, seen
from postermaker.editor.window import Window


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTERMAKER_DATA", str(tmp_path / "数据"))
    return tmp_path / "数据"


def say_slogan(window, text):
    window.workspace.desk.do("改", lambda document: set_values(document, {"slogan": text}))


def kept():
    return [s for s in snapshots.found(settings.store("recovery")) if not s.dropped_at]


def saved_slogan(path):
    return file.load(path).values["slogan"]


@pytest.fixture
def saved(window, banner, tmp_path):
    """A banner saved to a file."""
    path = tmp_path / "横幅.poster"
    assert window.guard.save(path)
    return path


def test_a_change_is_kept_soon_with_its_facts_and_picture(window, banner, qtbot):
    say_slogan(window, "安全第一")
    qtbot.waitUntil(lambda: any(snapshot.steps for snapshot in kept()), timeout=8000)
    (snapshot,) = kept()
    folder = settings.store("recovery")
    assert snapshots.load(folder, snapshot.key).values["slogan"] == "安全第一"
    assert snapshot.name == "安全第一"
    assert snapshot.steps == 1
    assert snapshot.size == "8 × 0.7 m"
    assert snapshots.picture_path(folder, snapshot.key).read_bytes().startswith(b"\x89PNG")


def test_while_typing_goes_on_it_is_kept_all_the_same(window, banner, qtbot):
    for i in range(30):
        say_slogan(window, f"第{i}句")
        qtbot.wait(100)
        if kept():
            break
    assert kept()


def test_saving_takes_the_snapshot_away(window, banner, qtbot, tmp_path):
    say_slogan(window, "安全第一")
    qtbot.waitUntil(lambda: bool(kept()), timeout=8000)
    assert window.guard.save(tmp_path / "a.poster")
    qtbot.waitUntil(lambda: not kept(), timeout=4000)
    assert not snapshots.found(settings.store("recovery"))


def test_undoing_all_takes_the_snapshot_away(window, banner, saved, qtbot):
    say_slogan(window, "安全第一")
    qtbot.waitUntil(lambda: bool(kept()), timeout=8000)
    window.workspace.undo()
    qtbot.waitUntil(lambda: not kept(), timeout=4000)


def test_what_was_not_wanted_is_not_offered_but_there_for_thirty_days(window, banner, own_store):
    say_slogan(window, "不要的")
    window.close()
    folder = own_store / "recovery"
    (snapshot,) = snapshots.found(folder)
    assert snapshot.dropped_at
    assert snapshots.load(folder, snapshot.key).values["slogan"] == "不要的"
    snapshots.keep(folder, snapshots.replace(snapshot, dropped_at=time.time() - 31 * 86400), b"x")
    snapshots.tidy(folder)
    assert not snapshots.found(folder)


def test_a_snapshot_without_facts_is_offered_all_the_same(window, banner, own_store):
    window.guard.keeper.keep_now()
    say_slogan(window, "没来得及")
    window.guard.keeper.keep_now()
    (snapshot,) = kept()
    (own_store / "recovery" / f"{snapshot.key}.json").unlink()
    (again,) = kept()
    assert again.key == snapshot.key
    assert abs(again.kept_at - time.time()) < 60


def test_a_living_window_keeps_its_snapshot_to_itself(window, banner):
    say_slogan(window, "我的")
    window.guard.keeper.keep_now()
    other = Window()
    try:
        assert other.guard.left.look() == []
    finally:
        other.close()


def test_recovered_is_open_unsaved_and_kept_on(window, banner, saved, qtbot, own_store):
    say_slogan(window, "没存的")
    window.guard.keeper.keep_now()
    (snapshot,) = kept()
    data = snapshots.document_path(own_store / "recovery", snapshot.key).read_bytes()
    window.guard.keeper.clear()
    window.guard.close()
    snapshots.keep(own_store / "recovery", snapshot, data)
    other = Window()
    qtbot.addWidget(other)
    assert [s.key for s in other.guard.left.look()] == [snapshot.key]
    other.filing.recover(snapshot.key)
    session = other.workspace.session
    assert session.document.values["slogan"] == "没存的"
    assert session.changed
    assert session.path == saved
    assert other.filing.save()
    assert saved_slogan(saved) == "没存的"
    qtbot.waitUntil(lambda: not kept(), timeout=4000)
    other.close()


def test_why_a_notice_may_stand_is_kept_too(window, banner, qtbot):
    let = with_reason(banner.desk.document, ("word-wrong", "", "按装"), "人名")
    banner.desk.do("忽略", lambda _: let)
    qtbot.waitUntil(lambda: bool(kept()), timeout=8000)
    (snapshot,) = kept()
    recovered = window.guard.recover(snapshot.key)
    assert recovered.document.ignored == let.ignored
    assert recovered.changed


def test_a_second_window_gets_a_copy(window, banner, saved, qtbot):
    other = Window()
    qtbot.addWidget(other)
    other.filing.open(saved)
    assert other.workspace.session.path is None
    assert other.workspace.session.name == "横幅（副本）"
    assert "打开着" in other.guard.notices.notice("copy").text
    other.close()


def test_nobody_saves_over_a_file_that_is_open_elsewhere(window, banner, saved, qtbot):
    other = Window()
    qtbot.addWidget(other)
    other.filing.open(saved)
    before = saved.read_bytes()
    assert not other.guard.save(saved)
    assert saved.read_bytes() == before
    assert "没存成" in other.guard.notices.notice("save").text
    other.close()


def test_the_lock_of_a_dead_process_is_taken(tmp_path):
    code = (
        "import sys, os\nfrom pathlib import Path\nfrom postermaker.editor.safety.locks import Lock\n"
        "lock = Lock(Path(sys.argv[1]))\nprint(lock.take(), flush=True)\nos._exit(9)"
    )
    path = tmp_path / ".x.lock"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert done.stdout.strip() == "True"
    assert path.is_file()
    lock = Lock(path)
    assert lock.take()
    rival = Lock(path)
    assert not rival.take()
    assert rival.holder().person
    lock.release()
    assert not path.exists()


def test_the_lock_goes_with_the_file(window, banner, saved, card_of):
    from postermaker.editor.start.cards import Deed

    assert beside(saved).is_file()
    window.use(card_of("antifraud-shield-banner"), "", Deed.USE)
    assert not beside(saved).exists()


def test_a_file_changed_elsewhere_is_never_overwritten(window, banner, saved, qtbot):
    say_slogan(window, "我的")
    theirs = set_values(file.load(saved), {"slogan": "别人的"})
    file.save(theirs, saved)
    assert not window.guard.save(saved)
    assert saved_slogan(saved) == "别人的"
    notice = window.guard.notices.notice("file")
    assert "被别处改过" in notice.text
    notice.buttons[0].click()
    assert window.workspace.session.document.values["slogan"] == "别人的"
    assert not window.workspace.session.changed
    window.workspace.undo()
    assert window.workspace.session.document.values["slogan"] == "我的"


def test_a_file_changed_elsewhere_is_noticed(window, banner, saved, qtbot):
    file.save(set_values(file.load(saved), {"slogan": "别人的"}), saved)
    qtbot.waitUntil(lambda: window.guard.notices.notice("file") is not None, timeout=5000)
    window.guard.notices.close_notice("file")
    file.save(set_values(file.load(saved), {"slogan": "又一个"}), saved)
    qtbot.waitUntil(lambda: window.guard.notices.notice("file") is not None, timeout=5000)


def test_our_own_saves_are_no_news(window, banner, saved, qtbot):
    for text in ("一", "二", "三"):
        say_slogan(window, text)
        assert window.guard.save(saved)
    qtbot.wait(700)
    assert window.guard.notices.notice("file") is None
    assert saved_slogan(saved) == "三"


def test_a_touched_file_of_the_same_content_is_no_news(saved):
    known = seen(saved)
    saved.touch()
    assert differs(saved, known) is None


def test_a_stick_that_is_gone_leaves_the_work_in_the_store(window, banner, tmp_path, qtbot):
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert window.guard.save(stick / "a.poster")
    say_slogan(window, "拔了U盘")
    for each in stick.iterdir():
        each.unlink()
    stick.rmdir()
    assert not window.guard.save(stick / "a.poster")
    text = window.guard.notices.notice("save").text
    assert "不见了" in text
    assert "恢复区" in text
    (snapshot,) = kept()
    assert snapshots.load(settings.store("recovery"), snapshot.key).values["slogan"] == "拔了U盘"
    assert window.workspace.top._state.text() == "没存成"


def test_versions_of_before_are_kept_and_limited(tmp_path):
    store, path = tmp_path / "v", tmp_path / "a.poster"
    for i in range(9):
        versions.keep(store, path, b"%d" % i)
    found = versions.kept(store, path)
    assert [v.path.read_bytes() for v in found] == [b"8", b"7", b"6", b"5", b"4", b"3"]
    versions.keep(store, path, b"8")
    assert len(versions.kept(store, path)) == versions.KEPT


def test_each_save_is_a_version(window, banner, saved, qtbot):
    say_slogan(window, "第二版")
    assert window.guard.save(saved)
    qtbot.waitUntil(lambda: len(window.guard.versions_of(saved)) == 2, timeout=5000)
    newest, before = window.guard.versions_of(saved)
    assert saved_slogan(newest.path) == "第二版"
    assert saved_slogan(before.path) != "第二版"


def test_exceptions_of_slots_and_threads_reach_log_and_band(window, banner, tmp_path, qtbot, monkeypatch):
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    log = FaultLog(tmp_path / "log")
    monkeypatch.setattr("postermaker.editor.safety.faults.faulthandler.enable", lambda *_: None)
    log.install()
    window.guard.tell_of(log)
    try:
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: window.guard.notices.notice("fault") is not None, timeout=3000)
        thread = threading.Thread(target=lambda: {}["无"])
        thread.start()
        thread.join()
        QApplication.processEvents()
    finally:
        log.close()
    text = log.path.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "KeyError" in text
    window.guard.notices.notice("fault").buttons[1].click()
    assert "Error" in QApplication.clipboard().text()


def test_session_end_asks_nothing_and_keeps_all(window, banner, monkeypatch, own_store):
    def refuse(*_):
        raise AssertionError("asked")

    monkeypatch.setattr(dialogs, "ask_unsaved", refuse)
    say_slogan(window, "注销时")
    window.ending = True
    window.close()
    (snapshot,) = kept()
    assert Path(own_store / "recovery" / f"{snapshot.key}.poster").is_file()


def test_a_version_of_before_comes_back_as_a_step(window, banner, saved, qtbot):
    say_slogan(window, "第二版")
    assert window.guard.save(saved)
    qtbot.waitUntil(lambda: len(window.guard.versions_of(saved)) == 2, timeout=5000)
    window.actions_.made["earlier"].trigger()
    before = window.workspace.session.document.values["slogan"]
    (row,) = window.filing._earlier.rows
    row.click()
    assert window.workspace.session.document.values["slogan"] != before
    window.workspace.undo()
    assert window.workspace.session.document.values["slogan"] == "第二版"
    assert not window.workspace.session.changed
