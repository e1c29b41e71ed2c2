"""The process that reads drawings: whatever a file does to its reader, the window goes on."""

import contextlib
import multiprocessing
import os
from multiprocessing.connection import Connection

import msgspec
from msgspec import Struct

from postermaker.document.svg.tree import refused
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.geometry import Size

MEMORY = 1_500_000_000
SECONDS = 20


class _Answer(Struct):
    """What comes back: a drawing as MessagePack, or why there is none."""

    drawing: bytes = b""
    cause: tuple[str, str] = ("", "")
    hint: tuple[str, str] = ("", "")


def ask(data: bytes, name: str, size: Size) -> object:
    """A drawing read apart.

    Raises:
        InputFault: it can't be used, the process died of it, or it took too long.
    """
    from postermaker.document.svg.reading import Drawn

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, data, name, tuple(size)), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(SECONDS):
            raise refused("读了太久", "reading it took too long")
        answer = msgspec.msgpack.decode(ours.recv_bytes(), type=_Answer)
    except (EOFError, OSError) as error:
        raise refused("读它的进程出错了", "the process that read it failed") from error
    finally:
        ours.close()
        process.kill()
        process.join()
    if not answer.drawing:
        raise InputFault(Bilingual(*answer.cause), Bilingual(*answer.hint))
    return msgspec.msgpack.decode(answer.drawing, type=Drawn)


def serve(connection: Connection, data: bytes, name: str, size: tuple[float, float]) -> None:
    """Reads a drawing and sends an `_Answer`; runs in the other process."""
    from postermaker.document.svg.reading import read

    _bounded()
    try:
        drawn = read(data, name, Size(*size))
        answer = _Answer(msgspec.msgpack.encode(drawn))
    except Fault as fault:
        cause, hint = fault.cause, fault.hint
        answer = _Answer(cause=(cause.zh, cause.en), hint=(hint.zh, hint.en))
    connection.send_bytes(msgspec.msgpack.encode(answer))
    connection.close()


def _bounded() -> None:
    """Bounds on this process where the system knows them."""
    if os.name == "posix":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
