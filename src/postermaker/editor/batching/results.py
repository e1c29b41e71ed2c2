"""What became of a row, as its state. No Qt."""

from msgspec.structs import replace

from postermaker.batch.job import RowResult
from postermaker.editor.batching.states import RowState, State


def after(before: RowState, result: RowResult) -> RowState:
    """A row's state after a run, with what was known of it before."""
    match result.status:
        case "done" if before.state in (State.LOOK, State.DONE_LOOK):
            return replace(before, state=State.DONE_LOOK, files=result.files)
        case "done":
            return replace(before, state=State.DONE, reason="", column="", remedy=None, files=result.files)
        case "problems":
            reason = before.reason or (result.issues[0] if result.issues else "")
            return replace(before, state=State.DONE_LOOK, reason=reason, files=result.files)
        case _:
            if before.state is State.FAULT:
                return before
            return replace(
                before, state=State.FAULT, reason=result.message.split("。")[0], files=result.files
            )
