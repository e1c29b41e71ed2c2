"""What windows that ended badly left in the recovery store, held by whoever offers it first."""

from pathlib import Path

from postermaker.editor.safety import snapshots
from postermaker.editor.safety.locks import Lock
from postermaker.editor.safety.snapshots import Snapshot


class LeftBehind:
    """Snapshots whose window is dead. Each is claimed by its lock, so that two windows never offer the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._claims: dict[str, Lock] = {}

    def look(self) -> list[Snapshot]:
        """Claim what there is; the newest first. Those whose window lives are not among them."""
        if not self._folder.is_dir():
            return []
        snapshots.tidy(self._folder)
        offered = []
        for snapshot in snapshots.found(self._folder):
            if snapshot.dropped_at:
                continue
            lock = self._claims.get(snapshot.key) or Lock(self._folder / f"{snapshot.key}.lock")
            if lock.held or lock.take():
                self._claims[snapshot.key] = lock
                offered.append(snapshot)
        return offered

    def dropped(self) -> list[Snapshot]:
        """What was not wanted within the last thirty days."""
        return [each for each in snapshots.found(self._folder) if each.dropped_at]

    def take(self, key: str) -> Lock | None:
        """The lock of a snapshot that is recovered; None if another window was faster."""
        lock = self._claims.pop(key, None) or Lock(self._folder / f"{key}.lock")
        return lock if lock.held or lock.take() else None

    def give_up(self, key: str) -> None:
        """Another window shall have it."""
        lock = self._claims.pop(key, None)
        if lock is not None:
            lock.release()

    def drop(self, key: str) -> None:
        """Not wanted."""
        snapshots.drop(self._folder, key)
        self.give_up(key)

    def close(self) -> None:
        """What was not decided is offered next time."""
        for key in list(self._claims):
            self.give_up(key)
